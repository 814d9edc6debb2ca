"""현황판: where things stand, and what waits to be done."""
