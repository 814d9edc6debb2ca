"""Other people's lists: workbooks, text files and pasted tables, read into plain frozen rows.

`opening.open_book` and `pasting.paste` give a `book.Book`, `finding.find_tables` its tables, and
`suggesting.suggest` says which column is which field. Nothing here writes anywhere.
"""
