"""How politely and how much is fetched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds, sizes in bytes.

    `interval` lies between the end of a request to a host and the next one to it; `longest_wait` is how long
    a host that asks for patience is waited for. `tries` counts the first. `connect` and `read` bound one
    step on the network, `whole` a whole request. Data that arrived is made safe every `checkpoint` bytes.
    """

    interval: float = 2.0
    longest_wait: float = 120.0
    backoff: float = 4.0
    tries: int = 4
    redirects: int = 5
    size: int = 200_000_000
    robots_size: int = 512 * 1024
    connect: float = 20.0
    read: float = 30.0
    whole: float = 600.0
    checkpoint: int = 1024 * 1024
