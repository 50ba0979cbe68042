"""The tests' own PostgreSQL answers, and leaves neither a process nor a file behind."""

from pathlib import Path

import psycopg
import pytest

from tools import postgres


@pytest.mark.skipif(postgres.find() is None, reason="needs PostgreSQL")
@pytest.mark.slow
def test_the_private_server_answers_and_leaves_nothing_behind():
    with postgres.private_server() as address, psycopg.connect(address) as connection:
        (folder,) = connection.execute("SHOW data_directory").fetchone()
        assert Path(folder).is_dir()

    assert not Path(folder).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
