"""A taken port is refused before anything else happens, with a port that is free."""

import re
import socket

import pytest

from tools import serve
from tools.console import Stop


def test_a_taken_port_is_refused_with_one_that_is_free():
    with socket.socket() as other:
        other.bind((serve.ADDRESS, 0))
        other.listen()
        taken = other.getsockname()[1]

        with pytest.raises(Stop) as stopped:
            serve._refuse_taken_port(taken)

    suggested = int(re.fullmatch(rf"Port {taken} is taken\. .* --port (\d+)", str(stopped.value))[1])
    assert suggested != taken
    serve._refuse_taken_port(suggested)
