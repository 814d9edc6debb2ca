"""The lists of the window: keys in view order by one query, rows in blocks, figures by SQL."""
