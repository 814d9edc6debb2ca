"""The journal: every change, once; tables are its fold."""
