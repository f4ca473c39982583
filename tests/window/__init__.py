# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A desktop session without a screen, and hands and eyes for it.

"""Drives the wizard as a person would, with keys and mouse, and reads it as a screen reader does.

    from window import Desktop

    with Desktop() as desktop, desktop.start(program, '--address', 'anna@example.it') as wizard:
        wizard.find('button', 'Next').click()
        wizard.wait_for('label', 'Does your mail open in a web browser?')
        wizard.press('alt+Left')
        assert not wizard.stderr()

Put `tests/` on PYTHONPATH. Nothing outlives the `with`.
"""

from .accessible import Accessible, Bus, Missing
from .desktop import Desktop, Program, wait_until
