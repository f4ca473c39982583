# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The fault network: a world of mail servers behind a line on which anything can go wrong.
