# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A home folder in which every mail program has an account, at each place where one may lie.

"""`fill (home, config)` writes it. Each place has a server of its own, by which it is known."""

import json
import os

PREFS = '''user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.useremail", "anna@example.test");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "{host}");
user_pref("mail.server.server1.port", 993);
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.userName", "anna");
'''

PROFILES = '[Profile0]\nIsRelative=1\nPath=p\n'

EVOLUTION = {
    '1a.source': '[Data Source]\nDisplayName=Work\nEnabled=true\n\n'
                 '[Authentication]\nHost={host}\nMethod=PLAIN\nPort=993\nUser=anna\n\n'
                 '[Mail Account]\nBackendName=imapx\nIdentityUid=1a-identity\n\n'
                 '[Security]\nMethod=ssl-on-alternate-port\n',
    '1a-identity.source': '[Data Source]\nDisplayName=Work\nEnabled=true\nParent=1a\n\n'
                          '[Mail Identity]\nAddress=anna@example.test\n',
}

GEARY = '''[Metadata]
version=1
status=enabled

[Account]
sender_mailboxes=anna@example.test;
service_provider=other

[Incoming]
login=anna
host={host}
port=993
transport_security=transport
credentials=custom

[Outgoing]
host={host}
port=465
transport_security=transport
credentials=use-incoming
'''

CLAWS_MAIL = '''[Account: 1]
account_name=Work
address=anna@example.test
protocol=3
receive_server={host}
smtp_server={host}
user_id=anna
ssl_imap=1
'''

KMAIL_IDENTITIES = '[Identity #0]\nEmail Address={host}\nIdentity=Home\nTransport=4711\nuoid=12\n'

KMAIL_TRANSPORTS = '[Transport 4711]\nhost={host}\nid=4711\nname=Home\nport=465\nencryption=SSL\n'

KMAIL_IMAP = '[network]\nImapPort=993\nImapServer={host}\nSafety=SSL\nUserName=anna\n'

KMAIL_POP3 = '[General]\nhost={host}\nport=995\nlogin=anna\nuseSSL=true\n'

# The password of a calendar belongs to the collection of which only the name lies in the cache: in
# that of Evolution, and in that of its Flatpak.
FOUND_CALENDARS = ('found-calendar', 'found-calendar-2')


def _mailspring(host):
    account = {'id': 'a1', 'label': 'Work', 'emailAddress': 'anna@example.test', 'settings': {
        'imap_host': host, 'imap_port': 993, 'imap_security': 'SSL / TLS',
        'imap_username': 'anna'}}
    return json.dumps({'*': {'accounts': [account]}})


def _thunderbird(host):
    return {'profiles.ini': PROFILES, 'p/prefs.js': PREFS.format(host=host)}


def _evolution(host):
    return {name: text.format(host=host) for name, text in EVOLUTION.items()}


# What lies in a place, by the end of its name; the first that fits.
WRITERS = (
    ('.cache/evolution/sources', lambda host: {f'1a/{FOUND_CALENDARS[0]}.source': ''}),
    ('cache/evolution/sources', lambda host: {f'1a/{FOUND_CALENDARS[1]}.source': ''}),
    ('evolution/sources', _evolution),
    ('thunderbird', _thunderbird),
    ('geary', lambda host: {'account_01/geary.ini': GEARY.format(host=host)}),
    ('Mailspring', lambda host: {'config.json': _mailspring(host)}),
    ('mailspring/common', lambda host: {'config.json': _mailspring(host)}),
    ('.claws-mail', lambda host: {'accountrc': CLAWS_MAIL.format(host=host)}),
    ('emailidentities', lambda host: {'': KMAIL_IDENTITIES.format(host=host)}),
    ('mailtransports', lambda host: {'': KMAIL_TRANSPORTS.format(host=host)}),
    ('pop3_resource_0rc', lambda host: {'': KMAIL_POP3.format(host=host)}),
    ('rc', lambda host: {'': KMAIL_IMAP.format(host=host)}),
    ('config', lambda host: {'akonadi_imap_resource_0rc': KMAIL_IMAP.format(host=host)}),
)


def sign(place):
    """What only this place holds: the name of a server, or an address."""
    host = f'h{sum(map(ord, place))}.example.test'
    return f'anna@{host}' if place.endswith('identities') else host


def fill(place, path):
    """Writes what a mail program would into one place, which has this path here."""
    writer = next(write for ending, write in WRITERS if place.endswith(ending))
    for name, text in writer(sign(place)).items():
        file = os.path.join(path, name) if name else path
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, 'w', encoding='utf-8') as stream:
            stream.write(text)
