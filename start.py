#!/usr/bin/env python3
"""Start, test or manage mintregion on a fresh machine; `python3 start.py --help` lists the commands."""

import sys

# Checked before anything else is imported, so that an old Python answers with a sentence and not with a syntax error.
if sys.version_info < (3, 11):
    sys.exit(
        "mintregion needs Python 3.11 or newer, this is Python %d.%d. "  # noqa: UP031 -- must parse on Python 2 too
        "Install a newer one and call it by its name, for example: python3.11 start.py" % sys.version_info[:2]
    )

from tools.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
