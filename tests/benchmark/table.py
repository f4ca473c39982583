# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tables of plain text.

"""Prints a table: the first column is text, the others are numbers."""


def show(title, head, rows):
    cells = [head, *([_format(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells)]
    print(title)
    for row in cells:
        first, *rest = (cell.ljust(width) if index == 0 else cell.rjust(width)
                        for index, (cell, width) in enumerate(zip(row, widths)))
        print('  ' + '  '.join([first, *rest]).rstrip())


def _format(value):
    return f'{value:.1f}' if isinstance(value, float) else str(value)
