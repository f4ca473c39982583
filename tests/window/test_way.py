# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The way as stations and the times of all connections, seen and pressed from outside.

import unittest

from .accessible import undisturbed
from .desktop import wait_until
from .wizard import ADDRESS, STEPS, WizardTest

RECEIVING = r'^The way of your mail\. Receiving \(IMAP\)'
SENDING = r'^The way of your mail\. Sending \(SMTP\)'

# A busy machine may need more than a second.
TIME = r'(\d+ ms|\d+\.\d+ s)'

WAY = (('This computer', 'In order'), ('Network', '.'), ('Name', 'In order'),
       ('Server', 'Problem found, .* turns the connection away'), ('Secure channel', 'Not reached'),
       ('Sign-in', 'Not reached'))


class Way(WizardTest):

    def open(self):
        """The list of stations for receiving, once all checks are done."""
        self.start('--address', ADDRESS, '--step', 'network')
        page = self.page('Network')
        self.wait_for_end()
        return page.find('list', RECEIVING), page.find('list', SENDING)

    def test_stations_say_where_the_way_ends(self):
        for stations, last in zip(self.open(), ('Mailbox', 'Handing over')):
            said = undisturbed(lambda held=stations: [station.name for station in held.children()
                                                      if station.role == 'list item'])
            self.assertEqual(len(said), 7)
            for name, (title, state) in zip(said, (*WAY, (last, 'Not reached'))):
                self.assertRegex(name, f'^{title}: {state}')
        self.end()

    def test_page_begins_at_the_first_problem(self):
        receiving, _ = self.open()
        stations = [station for station in receiving.children() if station.role == 'list item']
        broken = next(index for index, station in enumerate(stations)
                      if ': Problem found' in station.name)
        self.wizard.press('alt+Left', 'alt+Right')
        wait_until(lambda: stations[broken].has('focused'), 'the focus is on the first problem')
        self.wizard.press('Left')
        wait_until(lambda: stations[broken - 1].has('focused'), 'arrow keys go along the way')
        self.end()

    def test_station_shows_what_was_found_there(self):
        receiving, _ = self.open()
        server = receiving.find('list item', '^Server: ')
        self.assertFalse(server.has('expanded'))

        self.wizard.reach(server)
        self.wizard.press('Return')
        wait_until(lambda: server.has('expanded'), 'the station is open')
        self.wizard.wait_for('list', '^What was found out').find(
            'list item', r'^Problem: .*turns the connection away')

        self.wizard.press('Return')
        wait_until(lambda: not server.has('expanded'), 'the station is closed')

        self.wizard.click(receiving.find('list item', '^Secure channel: '))
        self.wizard.wait_for('label', '^There is nothing to say about this station')
        self.end()

    def test_narrow_window_has_one_station_below_the_other(self):
        receiving, _ = self.open()
        stations = [receiving.find('list item', f'^{title}: ') for title, _ in WAY]
        self.wizard.resize(360, 900)

        def is_column():
            boxes = [station.extents() for station in stations]
            return all(box[0] == boxes[0][0] and box[1] > before[1]
                       for before, box in zip(boxes, boxes[1:]))
        wait_until(is_column, 'the stations form a column')
        frame = self.wizard.root.frame().extents()
        for station in stations:
            left, _, width, _ = station.extents()
            self.assertGreaterEqual(left, frame[0])
            self.assertLessEqual(left + width, frame[0] + frame[2])

        self.wizard.resize(1000, 900)
        wait_until(lambda: len({station.extents()[1] for station in stations}) == 1,
                   'the stations form a line')
        self.end()


class Times(WizardTest):

    def open(self):
        self.start('--address', ADDRESS, '--step', 'settings')
        self.page(STEPS[5])
        self.wait_for_end()
        self.wizard.click(self.wizard.wait_for('button', 'Times of All Connections'))
        self.wizard.wait_for_dialog()
        return self.wizard.wait_for('list', '^Times of all connections')

    def test_rows_tell_when_each_phase_began(self):
        rows = self.open()
        for service in (r'Receiving \(IMAP\)', r'Sending \(SMTP\)'):
            rows.find('list item', rf'^{service}: mail\.example\.test \(port 1\)\. '
                      rf'Finding the server: from {TIME} on, for {TIME}\. '
                      rf'Connection: from {TIME} on, for {TIME}\. Problem found\.$')

        self.wizard.press('Escape')
        wait_until(lambda: len(self.wizard.root.children()) == 1, 'the window is closed')
        self.end()

    def test_time_can_be_seen_in_more_detail(self):
        self.open()
        more = self.wizard.find('button', '^Show the time in more detail')
        less = self.wizard.find('button', '^Show more of the time')
        self.assertFalse(less.has('sensitive'))
        more.activate()
        wait_until(lambda: less.has('sensitive'), 'there is a way back')
        less.activate()
        wait_until(lambda: not less.has('sensitive'), 'all is seen again')
        self.wizard.press('Escape')
        wait_until(lambda: len(self.wizard.root.children()) == 1, 'the window is closed')
        self.end()


if __name__ == '__main__':
    unittest.main()
