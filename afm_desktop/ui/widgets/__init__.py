"""Painted parts of the window; they take finished words and know no services."""
