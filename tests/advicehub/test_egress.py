"""The guard: outgoing connections are refused, local ones are not. In a child: an audit hook cannot be removed."""

import re
import subprocess
import sys
from pathlib import Path

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


OPENED = """
import sys, threading
from advicehub import egress
egress.guard()

def let_through(event, *arguments):
    try:
        sys.audit(event, *arguments)
    except PermissionError:
        return False
    return True

def look_up(name): return let_through("socket.getaddrinfo", name, 443, 0, 0, 0)
def connect(*address): return let_through("socket.connect", None, address)
def elsewhere(call, *arguments):
    found = []
    thread = threading.Thread(target=lambda: found.append(call(*arguments)))
    thread.start(); thread.join()
    return found[0]

assert not look_up("docs.example") and not connect("192.0.2.1", 443)
with egress.lookup("docs.example"):
    assert look_up("docs.example")
    assert not look_up("other.example") and not look_up("docs.example.evil") and not connect("docs.example", 443)
    assert not let_through("socket.gethostbyname", "other.example")
    assert not elsewhere(look_up, "docs.example"), "another thread"
with egress.connection("192.0.2.1", 443):
    assert connect("192.0.2.1", 443)
    assert not connect("192.0.2.1", 80) and not connect("192.0.2.2", 443) and not look_up("docs.example")
    assert not let_through("socket.sendto", None, ("192.0.2.1", 443))
    assert not elsewhere(connect, "192.0.2.1", 443), "another thread"
with egress.connection("2001:db8::1", 443):
    assert connect("2001:db8::1", 443, 0, 0)
assert not look_up("docs.example") and not connect("192.0.2.1", 443), "after the block"
try:
    with egress.connection("docs.example", 443):
        raise SystemExit("a name was taken for an address")
except ValueError:
    pass
egress.seal()
with egress.lookup("docs.example"), egress.connection("192.0.2.1", 443):
    assert not look_up("docs.example") and not connect("192.0.2.1", 443), "sealed"
"""


def test_the_guard_opens_for_one_name_or_one_address_in_one_thread() -> None:
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", OPENED], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_file_alone_asks_the_guard_to_open() -> None:
    root = Path(__file__).resolve().parents[2]
    rooms = ("advicehub", "ingest", "index", "assistant", "eval", "web")
    asking = re.compile(r"egress\.(lookup|connection)|from advicehub\.egress import .*(lookup|connection)|_opening")
    found = [file for room in rooms for file in (root / room).rglob("*.py") if asking.search(file.read_text("utf-8"))]
    names = sorted(str(file.relative_to(root)) for file in found)
    assert names == ["advicehub/egress.py", "ingest/fetching/connection.py"]
