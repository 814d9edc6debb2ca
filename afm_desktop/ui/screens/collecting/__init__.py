"""제출 현황판: bodies down, forms across."""
