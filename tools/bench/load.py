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
    """Milliseconds per page with one connection, pages per second with four, bytes of the mean page."""

    p50: float
    p95: float
    per_second: float
    page_kb: float


def measure(port: int, paths: Sequence[str], *, host: str, seconds: float, rounds: int = 3) -> Timed:
    """Measure a server with a fixed list of addresses; throughput is the median of some rounds."""
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    sizes = [len(_get(connection, path, host)) for path in paths]
    times = []
    for path in paths:
        start = time.perf_counter()
        _get(connection, path, host)
        times.append((time.perf_counter() - start) * 1e3)
    connection.close()
    times.sort()
    rate = median(throughput(port, paths, host=host, seconds=seconds) for _ in range(rounds))
    return Timed(
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        per_second=rate,
        page_kb=sum(sizes) / len(sizes) / 1000,
    )


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
