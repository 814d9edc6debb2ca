"""What tests ask of a book that was read."""

from afm_desktop.exchange.reading.finding import all_tables

NAMES = ["예시전자", "예시화학"]


def only(book):
    [table] = all_tables(book.sheets)
    return table


def names(table, header="기업명"):
    place = [column.header for column in table.columns].index(header)
    return [row.cells[place] for row in table.data()]


def column(table, header):
    return names(table, header)


def check_members(book):
    """The two bodies every plain book holds."""
    assert names(only(book)) == NAMES
