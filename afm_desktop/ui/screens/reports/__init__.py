"""보고서: which paper, how it will look, what is chosen and said in it."""
