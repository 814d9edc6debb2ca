"""The file as of another day: what held then, what was known then, and what changed between."""
