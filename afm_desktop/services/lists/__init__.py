"""Listings: one row a record, columns with stable keys, for `list`, `export` and screens."""
