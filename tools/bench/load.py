"""Asks a server on this machine for pages: one after another for times, four at once for throughput."""

import http.client
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

HOST = "127.0.0.1"
CONNECTIONS = 4


@dataclass(frozen=True)
class Timed:
    """Milliseconds per page with one connection, pages per second with four, bytes of the mean page.

    `first_p50` is the first time an address is asked for, the others are the times after.
    """

    first_p50: float
    p50: float
    p95: float
    per_second: float
    page_kb: float


def measure(port: int, paths: Sequence[str], *, host: str, seconds: float, rounds: int = 3) -> Timed:
    """Measure a server with a fixed list of addresses; throughput is the median of some rounds."""
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    first, sizes = _walk(connection, paths, host)
    times, _sizes = _walk(connection, paths, host)
    connection.close()
    rate = median(throughput(port, paths, host=host, seconds=seconds) for _ in range(rounds))
    return Timed(
        first_p50=first[len(first) // 2],
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        per_second=rate,
        page_kb=sum(sizes) / len(sizes) / 1000,
    )


def _walk(
    connection: http.client.HTTPConnection, paths: Sequence[str], host: str
) -> tuple[list[float], list[int]]:
    """Ask for each address once; milliseconds in ascending order, and sizes."""
    times, sizes = [], []
    for path in paths:
        start = time.perf_counter()
        sizes.append(len(_get(connection, path, host)))
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times), sizes


def throughput(port: int, paths: Sequence[str], *, host: str, seconds: float) -> float:
    """Pages per second with four connections, each walking the list from another start."""
    end = time.perf_counter() + seconds
    counts = [0] * CONNECTIONS

    def walk(number: int) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=120)
        at = number * len(paths) // CONNECTIONS
        while time.perf_counter() < end:
            _get(connection, paths[at % len(paths)], host)
            counts[number] += 1
            at += 1
        connection.close()

    start = time.perf_counter()
    threads = [threading.Thread(target=walk, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - start)


def _get(connection: http.client.HTTPConnection, path: str, host: str) -> bytes:
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{path} answered {answer.status}")
    return body
