"""제출 현황판: who was asked for which form, who has sent it back, and who is late."""
