# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a screen reader sees of a program.

"""AT-SPI over D-Bus, with a time limit on every call.

libatspi is not used: it waits for itself for ever when a signal arrives during a call.
"""

import contextlib
import functools
import re
import time

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # pylint: disable=wrong-import-position

from .toolkit import HIDES_THE_UNSEEN  # pylint: disable=wrong-import-position

# What is not answered by then is asked again; a busy program may need some seconds.
CALL_MILLISECONDS = 10000

# Generous, as the machine may be busy: it is only reached when something is broken.
SECONDS = 60

# Between two looks at the same thing.
PAUSE = 0.03

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
ACTION = 'org.a11y.atspi.Action'
EDITABLE_TEXT = 'org.a11y.atspi.EditableText'
TEXT = 'org.a11y.atspi.Text'
REGISTRY = 'org.a11y.atspi.Registry'
REGISTRY_PATH = '/org/a11y/atspi/registry'
ROOT = '/org/a11y/atspi/accessible/root'
OBJECT_EVENT = 'org.a11y.atspi.Event.Object'

# Bits of the two words that GetState gives; see atspi-constants.h. GTK 4.8 says that an entry is
# invalid with the bit for invalid states.
STATES = {'active': (1,), 'checked': (4,), 'enabled': (8,), 'expanded': (10,), 'focusable': (11,),
          'focused': (12,), 'pressed': (20,), 'selected': (23,), 'sensitive': (24,),
          'showing': (25,), 'invalid': (0, 36)}

# How older versions of GTK call what newer ones have a name of its own for.
OLD_ROLES = {'radio': 'checkbox', 'toggle button': 'button'}

WINDOW_COORDINATES = 1

# Kinds of relations; see atspi-constants.h.
LABELLED_BY = 2
DESCRIBED_BY = 18

# What GDBus answers for an object that is there no more, and the bus for such a program.
GONE = (Gio.DBusError.UNKNOWN_METHOD, Gio.DBusError.UNKNOWN_OBJECT,
        Gio.DBusError.UNKNOWN_INTERFACE, Gio.DBusError.INVALID_ARGS,
        Gio.DBusError.NAME_HAS_NO_OWNER, Gio.DBusError.SERVICE_UNKNOWN, Gio.DBusError.NO_REPLY)


class Missing(AssertionError):
    """There is nothing of this role and name; the message shows what there is."""


class Gone(Missing):
    """It was there a moment ago; what is made anew gets another place in the tree."""


def undisturbed(read):
    """What `read` gives, once nothing goes away while it reads."""
    return _patiently(read, Gone)


def _patiently(look, disappointment):
    deadline = time.monotonic() + SECONDS
    while True:
        try:
            return look()
        except disappointment:
            if time.monotonic() > deadline:
                raise
        time.sleep(PAUSE)


class Bus:
    """A connection to the accessibility bus of a session."""

    def __init__(self, session_address):
        self._session_address = session_address
        self._connection = None
        self.address = None
        # By name on the bus and path: GTK never changes a role.
        self.roles = {}
        # How often something got the focus.
        self.focus_moves = 0

    def __enter__(self):
        session = connect(self._session_address)
        answer = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                   None, None, Gio.DBusCallFlags.NONE, CALL_MILLISECONDS, None)
        session.close_sync(None)
        self.address = answer.unpack()[0]
        self._connection = connect(self.address)
        self._connection.signal_subscribe(None, OBJECT_EVENT, 'StateChanged', None, 'focused',
                                          Gio.DBusSignalFlags.NONE, self._on_focus, None)
        self._listen_to('object:state-changed:focused')
        return self

    def __exit__(self, *_):
        self._connection.close_sync(None)

    def _listen_to(self, events):
        """Newer GTK is silent about what nobody has said to listen to."""
        self.call(REGISTRY, REGISTRY_PATH, REGISTRY, 'RegisterEvent',
                  GLib.Variant('(sass)', (events, [], '')))

    def call(self, name, path, interface, method, arguments=None):
        """Calls a method; what it answers, as Python values."""
        try:
            return self._connection.call_sync(name, path, interface, method, arguments, None,
                                              Gio.DBusCallFlags.NONE, CALL_MILLISECONDS,
                                              None).unpack()
        except GLib.Error as error:
            if (error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT)
                    or any(error.matches(Gio.DBusError.quark(), code) for code in GONE)):
                raise Gone(error.message) from error
            raise

    def ask(self, name, path, interface, method, answered):
        """Calls a method without waiting: `answered` gets the values, or `None`, within `wait`."""
        def on_answer(connection, result):
            try:
                answer = connection.call_finish(result).unpack()
            except GLib.Error:
                answer = None
            answered(answer)
        self._connection.call(name, path, interface, method, None, None, Gio.DBusCallFlags.NONE,
                              CALL_MILLISECONDS, None, on_answer)

    def wait(self):
        """Waits until something arrives."""
        GLib.MainContext.default().iteration(True)

    def find_program(self, pid):
        """The root of the program with this process id, once it is there."""
        for root in self._programs():
            # The last program may still be listed while it goes.
            with contextlib.suppress(Gone):
                if self._process_of(root.bus_name) == pid and root.children():
                    return root
        return None

    def find_only_program(self):
        """The root of the program that has a window, where there is one such program at most."""
        for root in self._programs():
            with contextlib.suppress(Gone):
                if root.children():
                    return root
        return None

    def _process_of(self, name):
        return self.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus',
                         'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]

    def _programs(self):
        return [Accessible(self, name, path)
                for name, path in self.call(REGISTRY, ROOT, ACCESSIBLE, 'GetChildren')[0]]

    def _on_focus(self, _connection, _sender, _path, _interface, _name, arguments, _data):
        self.focus_moves += arguments[1]

    def watch(self, heard):
        """Appends to `heard` all that programs say on the bus by themselves, from now on."""
        def on_signal(_connection, _sender, _path, _interface, name, arguments, _data):
            heard.append(f'{name} {arguments.print_(False)}')
        self._connection.signal_subscribe(None, None, None, None, None, Gio.DBusSignalFlags.NONE,
                                          on_signal, None)
        self._listen_to('object:')

    def hear(self):
        """Takes in what has arrived."""
        while GLib.MainContext.default().iteration(False):
            pass


class Accessible:
    """One thing in the tree of a program: role, name, states, text, children.

    What was found by its name and is made anew, as rows are, is found again by it.
    """

    def __init__(self, bus, name, path):
        self._bus = bus
        self._name = name
        self._path = path
        self._search = None

    def _call(self, interface, method, arguments=None):
        try:
            return self._bus.call(self._name, self._path, interface, method, arguments)
        except Gone:
            if self._search is None:
                raise
        self._find_again()
        return self._bus.call(self._name, self._path, interface, method, arguments)

    def _find_again(self):
        try:
            self._path = self._search()._path
        except Missing as error:
            raise Gone(*error.args) from None

    def _get(self, interface, name):
        return self._call('org.freedesktop.DBus.Properties', 'Get',
                          GLib.Variant('(ss)', (interface, name)))[0]

    @property
    def bus_name(self):
        return self._name

    @property
    def role(self):
        """As ARIA calls it, and GTK 4.8: 'button', 'label', 'text box'."""
        key = (self._name, self._path)
        if key not in self._bus.roles:
            self._bus.roles[key] = self._call(ACCESSIBLE, 'GetRoleName')[0]
        return OLD_ROLES.get(self._bus.roles[key], self._bus.roles[key])

    @property
    def name(self):
        name = self._get(ACCESSIBLE, 'Name')
        if not name and self.role == 'menu item':
            return self._read_related(LABELLED_BY)
        if not name and self.role == 'status':
            return self.text()
        return name

    @property
    def description(self):
        return self._get(ACCESSIBLE, 'Description') or self._read_related(DESCRIBED_BY)

    def _read_related(self, wanted):
        """What labels or describes it: newer GTK leaves it to screen readers to look there."""
        for relation, labels in self._call(ACCESSIBLE, 'GetRelationSet')[0]:
            if relation == wanted:
                return ' '.join(Accessible(self._bus, *label).text() for label in labels)
        return ''

    def children(self):
        return [Accessible(self._bus, name, path)
                for name, path in self._call(ACCESSIBLE, 'GetChildren')[0]]

    def has(self, state):
        words = self._call(ACCESSIBLE, 'GetState')[0]
        return any(words[bit // 32] & 1 << bit % 32 for bit in STATES[state])

    def text(self):
        """The text that can be read in it: that of an entry, of a label filled in later."""
        count = self._get(TEXT, 'CharacterCount')
        return self._call(TEXT, 'GetText', GLib.Variant('(ii)', (0, count)))[0]

    def selection(self):
        """Where the part of its text that is selected begins and ends."""
        return self._call(TEXT, 'GetSelection', GLib.Variant('(i)', (0,)))

    def insert(self, text):
        """Puts text at its beginning, all at once, as dictating or pasting does."""
        return self._call(EDITABLE_TEXT, 'InsertText',
                          GLib.Variant('(isi)', (0, text, len(text.encode()))))[0]

    def extents(self):
        """Left, top, width, height, in the window."""
        return self._call(COMPONENT, 'GetExtents', GLib.Variant('(u)', (WINDOW_COORDINATES,)))[0]

    def is_shown(self):
        """Whether it is there to be seen, if only after scrolling."""
        return self.has('showing') if HIDES_THE_UNSEEN else self.extents()[3] > 0

    def activate(self):
        """What a click does, from the keyboard of a screen reader."""
        return self._call(ACTION, 'DoAction', GLib.Variant('(i)', (0,)))[0]

    def frame(self):
        """The window."""
        return self.children()[0]

    def walk(self):
        """This and everything below it; what goes away meanwhile is left out.

        Everything is asked for as soon as it is known to be there: one question after the other
        takes many times as long, for us and for the program.
        """
        below = {}
        stopped = False

        def look_below(thing):
            def answered(answer):
                below[thing] = [Accessible(self._bus, *child) for child in (answer or [[]])[0]]
                if not stopped:
                    for child in below[thing]:
                        look_below(child)
            thing.ask_role()
            self._bus.ask(thing._name, thing._path, ACCESSIBLE, 'GetChildren', answered)

        look_below(self)
        things = [self]
        try:
            while things:
                thing = things.pop()
                yield thing
                while thing not in below:
                    self._bus.wait()
                things += reversed(below[thing])
        finally:
            stopped = True

    def ask_role(self):
        """Has its role at hand soon."""
        key = (self._name, self._path)
        if key not in self._bus.roles:
            def answered(answer):
                if answer:
                    self._bus.roles[key] = answer[0]
            self._bus.ask(*key, ACCESSIBLE, 'GetRoleName', answered)

    def read(self, what, *roles):
        """`what`, asked of everything of these roles."""
        return undisturbed(lambda: [what(thing) for thing in self.walk() if thing.role in roles])

    def names(self, *roles):
        """The names of everything of these roles."""
        return self.read(lambda thing: thing.name, *roles)

    def find(self, role, name, **states):
        """The first of this role, whose name fits a regular expression, in these states."""
        return _patiently(functools.partial(self.find_now, role, name, **states), Missing)

    def find_now(self, role, name, **states):
        """The same for what may be missing: what is just made anew is not there for a moment."""
        # This itself may have been made anew.
        self.children()
        for candidate in self.walk():
            try:
                if (candidate.role == role and re.search(name, candidate.name)
                        and all(candidate.has(state) == wanted
                                for state, wanted in states.items())):
                    candidate._search = functools.partial(self.find_now, role, name, **states)
                    return candidate
            except Gone:
                continue
        raise Missing(f'no {role} “{name}” {states or ""}')

    def dump(self, depth=0):
        """The tree, for people."""
        try:
            line = f'{"  " * depth}{self.role} “{self.name}”'
            children = self.children()
        except Gone:
            return ''
        return '\n'.join([line, *(child.dump(depth + 1) for child in children)])


def connect(address):
    """A connection to the bus at this address."""
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
