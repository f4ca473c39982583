# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Troubles as people have them, played from the first page to the last.

"""Nine troubles, each from the address that is typed to the page on which all is well again.

The wizard runs on a computer of the fault network (`lab`), its window is driven as a person would
(`window`). What the wizard says is to be done is done by the test: to the network, to the provider,
to the password store, to the mail program.

`MDR_PRINT_SCENARIOS=1 meson test -C BUILD -v --suite scenarios` prints what each of them costs: how
often something is pressed or filled in, and how many words stand before the eyes on the shortest
way. MDR_PICTURES names a folder for that table and for pictures of each verdict.
"""
