"""Everything between the installed packages and the first page: translations, tables, demo data; each only when due."""

from pathlib import Path

from tools import environment, stamps
from tools.console import Stop, say
from tools.paths import REQUIREMENTS, SOURCE, STAMPS


def prepare(data: Path, env: dict[str, str]) -> None:
    """Bring translations and database of this data directory up to date."""
    compile_translations(env)
    data.mkdir(parents=True, exist_ok=True)
    _migrate(data, env)
    if env["MINTREGION_MODE"] == "demo":
        _load_demo(data, env)


def compile_translations(env: dict[str, str]) -> None:
    """Write the .mo files when a .po file changed or a .mo file is missing."""
    catalogues = list(SOURCE.glob("mintregion/*/locale/*/LC_MESSAGES/*.po"))
    compiled = [str(file.with_suffix(".mo").exists()) for file in sorted(catalogues)]
    value = stamps.fingerprint(catalogues, *compiled)
    if stamps.is_current(STAMPS / "translations", value):
        return
    _manage_or_stop("compile_translations", what="Compiling the translations", env=env)
    stamps.write(STAMPS / "translations", stamps.fingerprint(catalogues, *("True" for _ in catalogues)))


def _migrate(data: Path, env: dict[str, str]) -> None:
    """Migrate; a stamp spares the SQLite database of an earlier start the two seconds this takes."""
    stamp = data / "migrated.stamp"
    migrations = SOURCE.glob("mintregion/*/migrations/*.py")
    value = stamps.fingerprint([*migrations, REQUIREMENTS / "run.txt"])
    if _database_exists(data, env) and stamps.is_current(stamp, value):
        return
    say("Preparing the database ...")
    if not _database_exists(data, env):
        (data / "demo.stamp").unlink(missing_ok=True)
    _manage_or_stop("migrate", "--verbosity", "0", what="Preparing the database", env=env)
    stamps.write(stamp, value)


def _load_demo(data: Path, env: dict[str, str]) -> None:
    stamp = data / "demo.stamp"
    value = stamps.fingerprint([], env.get("DATABASE_URL", "sqlite"))
    if stamps.is_current(stamp, value):
        return
    say("Loading the demo region ...")
    _manage_or_stop("load_demo", what="Loading the demo region", env=env)
    stamps.write(stamp, value)


def _database_exists(data: Path, env: dict[str, str]) -> bool:
    """Say whether this is an SQLite database that is there; about a server's database nothing is assumed."""
    return not env.get("DATABASE_URL") and (data / "mintregion.sqlite3").is_file()


def _manage_or_stop(*words: str, what: str, env: dict[str, str]) -> None:
    code = environment.manage(*words, env=env)
    if code:
        raise Stop(f"{what} failed (exit code {code}); the reason stands above.")
