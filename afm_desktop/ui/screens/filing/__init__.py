"""The screen on which a demand is filled in, checked and filed."""
