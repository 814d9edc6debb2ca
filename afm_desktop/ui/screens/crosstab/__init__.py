"""집계표: a list counted by two of its filters, each number a link to its list."""
