# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Somebody with a trouble sits before the window; what is pressed and what is read is counted.

"""`Play`: one trouble, from the first page to the last."""

import os
import re
import xml.etree.ElementTree

from window.accessible import Gone, Missing
from window.desktop import wait_until

CAUSES = os.path.join(os.path.dirname(__file__), '..', '..', 'data', 'guides', 'causes.xml')
WORD = re.compile(r'\w[\w’@.:-]*')
STEP = re.compile(r'[0-9]+\. ')
TEXTS = ('label', 'heading')

# What the verdict begins with.
ELSEWHERE = '^The servers are in order; the trouble is elsewhere$'
FAULT = f'^(This is what stops your mail|Your mail works only in part)$|{ELSEWHERE}'

# What an empty label is called that was filled in later.
NAMELESS = 'GtkLabel'


class Play:
    """Counts what one person presses and reads.

    A press of a button and a field that is filled in count one each. Of a page everything down to
    what is pressed is read, or all that is in sight, when it is a button outside the page; of the
    verdict everything down to the end of the first advice. Nobody reads the same twice.
    """

    def __init__(self, wizard):
        self.wizard = wizard
        self.clicks = 0
        self.words = 0
        self.causes = []
        self._title = ''
        self._known = set()
        # Both stay as long as the window. To look for them each time takes as long as all the rest.
        self._rows = {}
        self._pages = {}

    def page(self, title):
        """The page of this title, as soon as it is shown."""
        wait_until(lambda: self._row(title).has('selected'), f'the page “{title}”')
        self._title = title
        if title not in self._pages:
            self._pages[title] = self._await('group', f'^{title}$')
        return self._pages[title]

    def fill(self, text, field=None):
        """Types into a field, or where the focus is."""
        if field is not None:
            self._read_down_to(field)
            self.wizard.reach(field)
        self.clicks += 1
        self.wizard.type(text)

    def press(self, role, name):
        """Presses something on the page, having read so far."""
        thing = wait_until(lambda: self._find(role, name), f'{role} “{name}”, to be pressed')
        self._read_down_to(thing)
        self._press(thing)

    def press_beside(self, name):
        """Presses a button outside the page, having read what is in sight."""
        button = self._await('button', name, sensitive=True)
        self._read(self.page(self._title), sum(self._page_extents()[1::2]))
        self._press(button)

    def go_on(self, title):
        """Goes on; the next page, which has to be the one of this title."""
        self.press_beside('^_?Next')
        return self.page(title)

    def take_offer(self):
        """Takes what the wizard offers when it has found the cause."""
        bar = self._await('alert', '^(We found|Most likely cause)')
        self._take_in(bar.names(*TEXTS))
        self.press_beside('^_?Show What to Do')
        return self.page('Result')

    def return_to_result(self):
        """Goes back to the page that led here."""
        self.wait_for_end()
        self.press_beside('^O_?n to the Result')
        return self.page('Result')

    def answer_dialog(self, name):
        """Presses a button of the question that has just come up, having read it."""
        button = self.wizard.wait_for('button', name)
        dialog = self._question()
        self._read(dialog, sum(dialog.extents()[1::2]))
        self._press(button)

    def read_verdict(self):
        """What the wizard says is wrong: a cause code; all of it is read."""
        page = self.page('Result')
        self.wait_for_end()
        works = [self._find('list item', rf'\({protocol}\): everything works')
                 for protocol in ('IMAP', 'SMTP')]
        wait_until(lambda: self._find('heading', ELSEWHERE if all(works) else FAULT), 'a heading')
        titles = read_titles()
        cause = titles[wait_until(lambda: self._title_among(page, titles), 'a cause is named')]
        advice = page.find('list', '^What to do')
        self._read_down_to(wait_until(lambda: self._last_step(advice), 'something to do'))
        self.causes.append(cause)
        return cause

    def find_all_well(self):
        """Nothing is wrong any more, and the page says so."""
        page = self.page('Result')
        wait_until(lambda: self._state('Result') == 'In order', 'the result is in order')
        wait_until(lambda: self._find('heading', '^No fault was found$'), 'no fault')
        page.find('list item', r'^Receiving \(IMAP\): (everything works|the server answers)')
        page.find('list item', r'^Sending \(SMTP\): (everything works|the server answers)')
        self._read(page, page.find('label', '^Checklist$').extents()[1])

    def wait_for_end(self):
        """Waits until no check is under way."""
        wait_until(lambda: self._state('Result') not in ('Checking…', 'Waiting'), 'the checks end')

    def _question(self):
        """The question that is asked: in the window, or in older versions in one of its own."""
        return (_find_near(self.wizard.root, 'alert dialog', '') or
                self.wizard.root.children()[-1])

    def _row(self, title):
        """The row of a step beside the pages."""
        if title not in self._rows:
            self._rows[title] = self._await('list item', f'^{title}: ')
        return self._rows[title]

    def _state(self, title):
        return self._row(title).name.partition(': ')[2]

    def _await(self, role, name, **states):
        """The first of this role and name anywhere in the window, as soon as it is there."""
        def look():
            return _find_near(self.wizard.root, role, name, **states)
        return wait_until(look, f'{role} “{name}”')

    def _find(self, role, name):
        try:
            return self.page(self._title).find_now(role, name, sensitive=True)
        except Missing:
            return None

    def _press(self, thing):
        self.clicks += 1
        # Only buttons have an action; they need not be in sight for it.
        if thing.role == 'button':
            thing.activate()
        else:
            self.wizard.click(thing)

    def _page_extents(self):
        return self.page(self._title).extents()

    def _read_down_to(self, thing):
        self._read(self.page(self._title), sum(thing.extents()[1::2]))

    def _read(self, root, bottom):
        self._take_in(list(_texts_above(root, bottom)))

    def _take_in(self, texts):
        for text in texts:
            if text not in self._known:
                self._known.add(text)
                self.words += len(WORD.findall(text))

    @staticmethod
    def _title_among(page, titles):
        for thing in page.walk():
            if thing.role == 'heading' and thing.name in titles:
                return thing.name
        return None

    @staticmethod
    def _last_step(advice):
        """The last step of the advice that is unfolded, or the first advice."""
        rows = [thing for thing in advice.walk()
                if thing.role == 'list item' and thing.is_shown()]
        steps = [row for row in rows
                 if any(thing.role == 'label' and STEP.match(thing.name) for thing in row.walk())]
        return steps[-1] if steps else next(iter(rows), None)


def read_titles():
    """The causes, by what the window calls them."""
    causes = xml.etree.ElementTree.parse(CAUSES).getroot().iter('cause')
    return {' '.join(cause.findtext('title').split()): cause.get('id') for cause in causes}


def _find_near(root, role, name, **states):
    """What stands around the pages is found sooner when not all of a page is looked at before."""
    nearest = [root]
    while nearest:
        farther = []
        for thing in nearest:
            try:
                if (thing.role == role and re.search(name, thing.name)
                        and all(thing.has(state) == wanted for state, wanted in states.items())):
                    return thing
                farther += thing.children()
            except Gone:
                continue
        nearest = farther
    return None


def _texts_above(root, bottom):
    """All that can be read there and begins above `bottom`; what is folded up has no size."""
    try:
        top, _, height = root.extents()[1:]
        if top >= bottom or height <= 0:
            return
        if root.role in TEXTS:
            yield root.name if root.name != NAMELESS else root.text()
            return
        children = root.children()
    except Gone:
        return
    for child in children:
        yield from _texts_above(child, bottom)
