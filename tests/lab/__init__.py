# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The fault network: a world of mail servers behind a line on which anything can go wrong.

"""A network in namespaces, for tests of what can be wrong on the way to a mail server.

    from lab import faults, world
    from lab.network import Network

    with Network () as network, network.client () as client:
        client.line.drop (ports=[993])               # or reset, reject, divert; by host, by family
        client.line.delay = 0.025                    # each way; loss, bandwidth
        client.names.fail ('libero.it')              # or forget, silence, lie
        client.clock_offset = 400 * 86400            # set_clock() for programs that are running
        client.open_tunnel ()                        # a VPN: client.tunnel is a line, too
        faults.interception (client, 'mail-shield', trusted=True)
        check = client.check ('anna@libero.it', password=world.PASSWORD)
        check.causes, check.seconds, check.json, client.line.ways

Each client has its own faults, so many can be looked at side by side; the servers are the same for
all. Who is out there is in `world`.

    client's computer --- router at home ---- tun --.
         |                                           \\
         '- tun0, where there is a VPN -------------- Router (Python) ---- tun --- Dovecot, Postfix,
                                                     /                             web, names, time
                     Middle, if somebody is on the way (every address belongs to it)

Every box but the router is a network namespace without a name. The router reads and writes IP
packets, since kernels of test machines may have neither netem nor nftables. For root; start it
through `inside`, which sees to it that nothing gets out and that nothing is left behind.
"""
