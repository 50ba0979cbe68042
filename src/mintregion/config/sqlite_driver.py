"""Choose an SQLite library without the WAL-reset bug before Django loads its own."""

import importlib
import sys

# SQLite 3.7.0 to 3.51.2 can lose committed rows in WAL mode; fixed in 3.51.3 and in two back-ports
# (SQLite release notes). docs/decisions/0010-sqlite-driver.md.
FIRST_FIXED = (3, 51, 3)
BACK_PORTS = {(3, 44): 6, (3, 50): 7}


def is_fixed(version: tuple[int, int, int]) -> bool:
    """Say whether this SQLite version is free of the WAL-reset bug."""
    back_port = BACK_PORTS.get(version[:2])
    return version >= FIRST_FIXED or (back_port is not None and version[2] >= back_port)


def install() -> tuple[int, int, int]:
    """Make `import sqlite3` give the safest library there is; return its version."""
    import sqlite3  # noqa: PLC0415 -- must be looked at before it is replaced

    if not is_fixed(sqlite3.sqlite_version_info):
        try:
            bundled = importlib.import_module("pysqlite3")
        except ImportError:
            return sqlite3.sqlite_version_info
        sys.modules["sqlite3"] = bundled
        sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")
        return tuple(bundled.sqlite_version_info)
    return sqlite3.sqlite_version_info
