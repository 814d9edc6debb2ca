"""Forms as files: written for those who work without the program, and read when they come back."""
