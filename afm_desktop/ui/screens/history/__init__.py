"""이력: every change of the file, what it did, and the way back."""
