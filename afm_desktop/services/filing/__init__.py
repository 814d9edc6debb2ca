"""Filling in a demand by its round's form, filing it, and what was filed each time."""
