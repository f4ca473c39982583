# SPDX-FileCopyrightText: 2026 The Mail Doctor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# IP packets: what stands in them, and the two kinds of refusal.

"""Reads IPv4 and IPv6 packets, and makes the answers with which a firewall rejects them."""

import socket
import struct

from dataclasses import dataclass

TCP, UDP, ICMP, ICMPV6 = 6, 17, 1, 58
FIN, SYN, RST, ACK = 0x01, 0x02, 0x04, 0x10

IPV4_HEADER, IPV6_HEADER = 20, 40

# Type and code (RFC 792, RFC 4443) of each way in which a router says no.
UNREACHABLE = {
    'port': {4: (3, 3), 6: (1, 4)},
    'host': {4: (3, 1), 6: (1, 3)},
    'prohibited': {4: (3, 13), 6: (1, 1)},
}

# As much of the refused packet as is sent back: addresses and ports must be in it.
QUOTED = 96


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet; addresses are as they stand in it."""

    data: bytes
    version: int
    protocol: int
    source: bytes
    target: bytes
    header: int
    source_port: int = 0
    target_port: int = 0
    flags: int = 0
    payload: int = 0

    @property
    def is_request(self):
        """Whether a TCP connection is to begin with it."""
        return self.protocol == TCP and self.flags & (SYN | ACK) == SYN


def read(data):
    """The packet in these bytes; None if it is no whole IP packet."""
    version = data[0] >> 4 if data else 0
    if version == 4 and len(data) >= IPV4_HEADER:
        header = (data[0] & 0x0f) * 4
        protocol, source, target = data[9], data[12:16], data[16:20]
    elif version == 6 and len(data) >= IPV6_HEADER:
        header = IPV6_HEADER
        protocol, source, target = data[6], data[8:24], data[24:40]
    else:
        return None
    if protocol == TCP and len(data) >= header + 20:
        ports = struct.unpack_from('!HH', data, header)
        payload = len(data) - header - (data[header + 12] >> 4) * 4
        return Packet(data, version, protocol, source, target, header, *ports, data[header + 13],
                      payload)
    if protocol == UDP and len(data) >= header + 8:
        ports = struct.unpack_from('!HH', data, header)
        return Packet(data, version, protocol, source, target, header, *ports, 0,
                      len(data) - header - 8)
    return Packet(data, version, protocol, source, target, header)


def reset(packet):
    """The TCP reset with which this packet is answered."""
    sequence, acknowledged = struct.unpack_from('!II', packet.data, packet.header + 4)
    if packet.flags & ACK:
        numbers, flags = (acknowledged, 0), RST
    else:
        length = packet.payload + (1 if packet.flags & SYN else 0)
        numbers, flags = (0, (sequence + length) & 0xffffffff), RST | ACK
    segment = struct.pack('!HHIIBBHHH', packet.target_port, packet.source_port, *numbers,
                          5 << 4, flags, 0, 0, 0)
    return _wrap(packet.version, packet.target, packet.source, TCP, segment, 16)


def unreachable(packet, kind, router):
    """The ICMP message with which `router`, an address of the packet's family, refuses it."""
    refusal = struct.pack('!BBHI', *UNREACHABLE[kind][packet.version], 0, 0) + packet.data[:QUOTED]
    return _wrap(packet.version, router, packet.source, ICMP if packet.version == 4 else ICMPV6,
                 refusal, 2)


def pack(address):
    """An address as it stands in a packet."""
    return socket.inet_pton(socket.AF_INET6 if ':' in address else socket.AF_INET, address)


def _wrap(version, source, target, protocol, content, checksum_at):
    """A packet with this content, into which the checksum is put."""
    pseudo = b'' if protocol == ICMP else source + target + struct.pack('!II', len(content),
                                                                       protocol)
    content = bytearray(content)
    struct.pack_into('!H', content, checksum_at, _checksum(pseudo + content))
    if version == 6:
        return struct.pack('!IHBB', 6 << 28, len(content), protocol, 64) + source + target + content
    header = bytearray(struct.pack('!BBHHHBBH', 0x45, 0, IPV4_HEADER + len(content), 0, 0, 64,
                                   protocol, 0) + source + target)
    struct.pack_into('!H', header, 10, _checksum(header))
    return bytes(header + content)


def _checksum(data):
    if len(data) % 2:
        data = data + b'\0'
    total = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff
