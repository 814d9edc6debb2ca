"""The settings: one page, and everything on it counts at once."""
