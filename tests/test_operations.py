"""docs/operations.md explains every setting there is, and none that there is not."""

import re

from mintregion.config.environment import Environment


def test_every_environment_variable_stands_in_the_table_of_settings(repository):
    text = (repository / "docs" / "operations.md").read_text(encoding="utf-8")
    prefix = Environment.model_config["env_prefix"]

    explained = re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)

    known = [
        field.validation_alias or (prefix + name).upper() for name, field in Environment.model_fields.items()
    ]
    assert sorted(explained) == sorted(known)
