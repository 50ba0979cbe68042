"""Runs the background worker until it is told to stop."""

import signal
from argparse import ArgumentParser
from threading import Event, Thread
from typing import Any

from django.core.management.base import BaseCommand

from mintregion.backstage import worker


class Command(BaseCommand):
    """Do background chores until SIGTERM or SIGINT."""

    help = "Does background chores until it gets SIGTERM or SIGINT. Several workers share the chores."
    # Waits for the tables instead of failing when it starts together with the first `migrate`.
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--once`."""
        parser.add_argument("--once", action="store_true", help="Does what is due now and ends.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the loop in the main thread, where signals arrive."""
        stop = Event()
        name = worker.worker_name()
        if options["once"]:
            done = worker.do_what_is_due(stop, name=name)
            self.stdout.write(f"{done} chores done.")
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            # In a thread of its own: the signal may arrive while this one holds the lock of `stop`.
            signal.signal(number, lambda *_: Thread(target=stop.set).start())
        worker.run_until(stop, name=name)
