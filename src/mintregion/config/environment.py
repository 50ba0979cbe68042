"""What an operator sets from outside: every environment variable, its type and its default."""

from enum import StrEnum
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

REPOSITORY = Path(__file__).resolve().parents[3]
DEMO_SECRET_KEY = "demo-only-this-key-protects-nothing-and-production-refuses-it"  # noqa: S105 -- refused outside the demo


class Mode(StrEnum):
    """How strict the installation is."""

    DEMO = "demo"
    PRODUCTION = "production"
    TEST = "test"


class Environment(BaseSettings):
    """The environment variables of one installation; docs/operations.md explains each."""

    model_config = SettingsConfigDict(env_prefix="MINTREGION_", env_ignore_empty=True, frozen=True)

    mode: Mode = Mode.PRODUCTION
    data: Path = REPOSITORY / "data"
    assets: Path = REPOSITORY / "build" / "assets"
    secret_key: str = ""
    secret_key_fallbacks: str = ""
    hosts: str = ""
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    behind_proxy: bool = False
    accept_old_sqlite: bool = False
    map_tiles: str = ""
    map_tiles_attribution: str = ""
    log_level: str = "INFO"

    @property
    def allowed_hosts(self) -> list[str]:
        """Host names this installation answers to, from a comma separated list."""
        if self.mode is Mode.PRODUCTION:
            return _split(self.hosts)
        return [*_split(self.hosts), ".localhost", "localhost", "127.0.0.1", "[::1]", "testserver"]

    @property
    def old_secret_keys(self) -> list[str]:
        """Earlier secret keys that still verify signatures while a new key is introduced."""
        return _split(self.secret_key_fallbacks)

    def refusals(self) -> list[str]:
        """One plain sentence for each production setting that is missing or dangerous."""
        if self.mode is not Mode.PRODUCTION:
            return []
        found = []
        if not self.secret_key:
            found.append("MINTREGION_SECRET_KEY is not set. Put 50 or more random characters there.")
        elif self.secret_key == DEMO_SECRET_KEY or len(self.secret_key) < 50:
            found.append("MINTREGION_SECRET_KEY is too weak. Use 50 or more random characters.")
        if not self.allowed_hosts:
            found.append("MINTREGION_HOSTS is not set. Name the host names, separated by commas.")
        elif "*" in self.allowed_hosts:
            found.append("MINTREGION_HOSTS must not be '*'. Name the host names, separated by commas.")
        return found


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
