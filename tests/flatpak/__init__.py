# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Mail Doctor as a Flatpak, in a session of its own.

"""Tests of the installed Flatpak. `tests/flatpak/run` builds and installs it, and starts them."""
