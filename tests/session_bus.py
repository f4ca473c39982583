# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus for tests: it starts only what a .service file in its own folder names."""

import pathlib

CONFIG = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''

SERVICE = '''[D-BUS Service]
Name={name}
Exec={program}
'''


def add_service(folder, name, program):
    """Has the bus of `folder` start `program` for who asks for `name`; before the bus is there."""
    pathlib.Path(folder, f'{name}.service').write_text(
        SERVICE.format(name=name, program=program), encoding='utf-8')


def command(folder):
    """What starts a bus in `folder`; it prints its address when it is ready."""
    config = pathlib.Path(folder, 'bus.conf')
    config.write_text(CONFIG.format(folder=folder), encoding='utf-8')
    return ['dbus-daemon', '--config-file', str(config), '--nofork', '--print-address']
