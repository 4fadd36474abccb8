"""Runs `python -m sphinx` with public addresses only: it connects to no machine of one's own.

An address of the manifest may lead anywhere, at once or by a redirect or a name that changes. An
audit hook sees the connection itself, to whatever the name was looked up as, and cannot be taken
back by a project's extensions.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from typing import Any

from sphinx_kzbrief.cli.offline import run_sphinx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NOT_PUBLIC = "is not a public address"


def is_public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the internet could reach."""
    if isinstance(address, ipaddress.IPv6Address):
        # An IPv4 address in IPv6 clothes is judged by what it leads to.
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return is_public(inner)
        if address in ipaddress.IPv6Network("64:ff9b::/96"):
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def refuse_private(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse connections to addresses that are not public.

    Args:
        event: Name of the audit event.
        arguments: Its arguments; of a connection, the socket and where it leads.

    Raises:
        OSError: It leads to an address that is not public, or to a name not looked up.
    """
    if event not in {"socket.connect", "socket.sendto"} or isinstance(arguments[-1], str | bytes):
        return
    host = str(arguments[-1][0])
    try:
        public = is_public(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        public = False
    if not public:
        raise OSError(f"{host} {NOT_PUBLIC}")


if __name__ == "__main__":
    # What a proxy would connect to cannot be looked at.
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "*"
    sys.addaudithook(refuse_private)
    run_sphinx()
