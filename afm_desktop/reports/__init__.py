"""Papers: rows are laid out as blocks, blocks on pages, pages into one PDF."""
