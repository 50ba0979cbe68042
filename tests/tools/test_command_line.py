"""start.py cuts its words at the command: options before it are its own, those after it the command's."""

import pytest

from tools import command_line


@pytest.mark.parametrize(
    ("words", "own", "command", "rest"),
    [
        ([], [], None, []),
        (["--port", "8001"], ["--port", "8001"], None, []),
        (["manage", "--help"], [], "manage", ["--help"]),
        (["--data", "d", "manage", "check", "--deploy"], ["--data", "d"], "manage", ["check", "--deploy"]),
        (["--data", "test", "test", "-k", "x"], ["--data", "test"], "test", ["-k", "x"]),
    ],
)
def test_words_are_cut_at_the_command(words, own, command, rest):
    assert command_line._split(words) == (own, command, rest)


def test_an_unknown_command_is_refused_with_the_list_of_commands(capsys):
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["nonsense"])

    assert stopped.value.code == 2
    message = capsys.readouterr().err
    assert [name for name in command_line.COMMANDS if name not in message] == []
