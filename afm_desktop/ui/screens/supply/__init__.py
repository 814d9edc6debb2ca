"""The supply chain as a map, as a tree and as a table."""
