"""The API against its own description: thousands of requests that nobody would think of."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openapi_spec_validator
import pytest

from mintregion.catalogue.api import api

pytestmark = [pytest.mark.outside, pytest.mark.slow]

#: The order is random; the seed makes it the same each time.
SEED = "20261122"
EXAMPLES = "25"


def test_the_description_is_valid_openapi() -> None:
    openapi_spec_validator.validate(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"))))


@pytest.mark.django_db(transaction=True)
def test_every_answer_is_as_described(live_server: Any, offers: list[Any], tmp_path: Path) -> None:
    answer = _ask(live_server.url, tmp_path)

    assert answer.returncode == 0, answer.stdout


def _ask(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    options = [
        "--phases",
        "examples,coverage,fuzzing",
        "--max-examples",
        EXAMPLES,
        "--seed",
        SEED,
        "--no-color",
    ]
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{url}/api/v1/openapi.json",
        "--url",
        url,
    ]
    return subprocess.run(
        [*command, *options], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
