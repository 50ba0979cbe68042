"""The inside of the sandbox: limits itself, then calls one function and writes its answer as JSON."""

import errno
import importlib
import inspect
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_type_hints

from pydantic import ConfigDict, TypeAdapter

OUT_OF_MEMORY = 70
ANSWER_TOO_LARGE = 71
FUNCTION_FAILED = 72

AS_BASE64 = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", ser_json_inf_nan="constants")


@dataclass(frozen=True)
class Signature:
    """How a function's arguments and answer are written as JSON, taken from its annotations."""

    arguments: TypeAdapter[Any]
    answer: TypeAdapter[Any]

    @classmethod
    def of(cls, function: Callable[..., Any]) -> "Signature":
        """Read the annotations; raise TypeError when one is missing or the function is not module-level."""
        if "." in function.__qualname__ or not inspect.isfunction(function):
            raise TypeError("Only a function at the top of a module can run in the sandbox.")
        hints = get_type_hints(function)
        names = list(inspect.signature(function).parameters)
        if missing := [name for name in [*names, "return"] if name not in hints]:
            raise TypeError(f"{function.__qualname__} needs annotations for: {', '.join(missing)}.")
        parameters = tuple(hints[name] for name in names)
        # The answer travels in a tuple of one, because a dataclass does not take the settings directly.
        arguments: Any = tuple.__class_getitem__(parameters)
        answer: Any = tuple.__class_getitem__((hints["return"],))
        return cls(TypeAdapter(arguments, config=AS_BASE64), TypeAdapter(answer, config=AS_BASE64))

    def dump_arguments(self, arguments: Sequence[Any]) -> bytes:
        """Write the arguments as JSON."""
        return self.arguments.dump_json(tuple(arguments))

    def load_arguments(self, written: bytes) -> tuple[Any, ...]:
        """Read the arguments back; raise ValidationError when they do not fit the annotations."""
        loaded: tuple[Any, ...] = self.arguments.validate_json(written)
        return loaded

    def dump_answer(self, answer: Any) -> bytes:
        """Write the answer as JSON."""
        return self.answer.dump_json((answer,))

    def load_answer(self, written: bytes) -> Any:
        """Read the answer back; raise ValidationError when it does not fit the annotation."""
        return self.answer.validate_json(written)[0]


def limit_this_process(
    wall_seconds: int, cpu_seconds: int, memory: int, answer: int, open_files: int
) -> None:
    """Take away what the function may not use: seconds, bytes of memory, bytes of answer, open files."""
    os.nice(10)
    signal.alarm(wall_seconds)  # for the case that the parent is no longer there to stop us
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_files, open_files))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(module: str, name: str, *limits: str) -> int:
    """Call `module.name` with the arguments on standard input; return the exit status."""
    answer_file = os.dup(1)
    os.dup2(2, 1)  # what the function prints must not mix with its answer
    limit_this_process(*map(int, limits))
    try:
        function = getattr(importlib.import_module(module), name)
        signature = Signature.of(function)
        answer = function(*signature.load_arguments(sys.stdin.buffer.read()))
        _write_all(answer_file, signature.dump_answer(answer))
    except MemoryError:
        return OUT_OF_MEMORY
    except OSError as problem:
        return ANSWER_TOO_LARGE if problem.errno == errno.EFBIG else _tell(problem)
    except Exception as problem:  # noqa: BLE001 -- the parent decides what a failure means
        return _tell(problem)
    return 0


def _write_all(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def _tell(problem: Exception) -> int:
    sys.stderr.write(f"{type(problem).__name__}: {problem}"[:4000] + "\n")
    return FUNCTION_FAILED


if __name__ == "__main__":
    # Without Python's clean-up, which could run the memory out once more.
    os._exit(main(*sys.argv[1:]))
