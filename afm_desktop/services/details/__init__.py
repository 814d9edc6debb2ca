"""Everything about one record: its fields, what belongs to it, and what may be done next."""
