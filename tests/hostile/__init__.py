# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Servers, and whoever stands between, that mean harm or are broken beyond what happens by accident.

"""Hostile servers as tables of cases: a short script each, and what has to come of it.

`MDR_PRINT_CASES=1 meson test -C BUILD -v --suite hostile` prints each case with what was told, how
much memory it took and whether all claims held. What is protected, from whom and how is in
README.md.
"""
