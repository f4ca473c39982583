# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What differs between the versions of GTK that tests run with.

"""The version of GTK that is installed, and what programs with it want to be told."""

import ctypes

# 8 in Debian 12, 18 in Debian 13.
MINOR = ctypes.CDLL('libgtk-4.so.1').gtk_get_minor_version()

# Whether libadwaita asks within the window, and not in one of its own.
ASKS_WITHIN = ctypes.CDLL('libadwaita-1.so.0').adw_get_minor_version() >= 5

# Whether screen readers are told only of what is shown, not of other pages and what is folded away.
HIDES_THE_UNSEEN = MINOR >= 14

# Nothing is drawn with GL, so its libraries need not be loaded, and no graphics card is missed. Each
# version grumbles about the words of others.
WITHOUT_GL_NOW = {'GSK_RENDERER': 'cairo', 'GDK_DISABLE': 'gl,vulkan'}
WITHOUT_GL = WITHOUT_GL_NOW if MINOR >= 14 else {'GSK_RENDERER': 'cairo', 'GDK_DEBUG': 'gl-disable'}
