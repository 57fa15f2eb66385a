"""The guard: outgoing connections are refused, local ones are not. In a child: an audit hook cannot be removed."""

import subprocess
import sys

PROGRAM = """
import socket
from advicehub import egress
egress.guard(); egress.guard()
outside = [
    lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
    lambda: socket.getaddrinfo("example.invalid", 80),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
    lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 80)),
]
for attempt in outside:
    try:
        attempt()
    except PermissionError:
        continue
    raise SystemExit("let through")
server = socket.create_server(("127.0.0.1", 0))
socket.create_connection(server.getsockname()).close()
socket.create_connection(("localhost", server.getsockname()[1])).close()
a, b = socket.socketpair()
a.sendall(b"x")
assert len(egress.refused()) == 4, egress.refused()
"""


def test_the_guard() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", PROGRAM], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


SEALED = """
import os, socket
from advicehub import egress
egress.seal()
for attempt in (lambda: socket.socket(), socket.socketpair, lambda: socket.socket(socket.AF_UNIX)):
    try:
        attempt()
    except PermissionError:
        continue
    raise SystemExit("let through")
read, write = os.pipe()
os.write(write, b"x")
"""


def test_a_sealed_process_opens_no_socket_at_all() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", SEALED], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
