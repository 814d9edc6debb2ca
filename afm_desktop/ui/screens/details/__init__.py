"""The details of a record of any kind, edited in place."""
