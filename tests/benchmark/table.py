# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tables in Markdown.

"""Tables, and what is to be said about them: the first column is text, the others are numbers."""


def show(title, head, rows):
    cells = [head, *([_format(value) for value in row] for row in rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells)]
    rule = ['-' * widths[0], *('-' * (width - 1) + ':' for width in widths[1:])]
    print(f'**{title}**\n')
    for row in (cells[0], rule, *cells[1:]):
        first, *rest = (cell.ljust(width) if index == 0 else cell.rjust(width)
                        for index, (cell, width) in enumerate(zip(row, widths)))
        print(f'| {" | ".join([first, *rest])} |')
    print()


def note(text):
    """Prints a sentence below a table."""
    print(f'{text}\n')


def _format(value):
    return f'{value:.1f}' if isinstance(value, float) else str(value)
