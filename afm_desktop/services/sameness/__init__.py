"""Which bodies are one: finding them, deciding, merging, and what follows a body."""
