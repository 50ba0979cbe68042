"""What the product's own code must not do, as rules over its syntax trees and templates."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "mintregion"
Finder = Callable[[ast.AST], bool]

UNSAFE_LOADERS = {"pickle", "marshal", "shelve", "dill", "jsonpickle"}
NETWORK = {
    "aiohttp", "asyncio.streams", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "telnetlib", "urllib.request", "urllib3", "xmlrpc",
}  # fmt: skip
TEMPLATE_ESCAPES = re.compile(r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off|\|\s*escapejs\b")


@dataclass(frozen=True)
class Rule:
    """One thing nobody does; `bad` and `good` are lines that prove the rule finds it and nothing else."""

    key: str
    finds: Finder
    bad: tuple[str, ...]
    good: tuple[str, ...]


def called(node: ast.AST) -> str:
    """Last name of what is called, such as `mark_safe`; empty for anything but a call."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def imported(node: ast.AST) -> Iterator[str]:
    """Modules an import names, each with the names taken from it."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports(*modules: str) -> Finder:
    """Find an import of one of these modules or of something inside."""
    return lambda node: any(
        name == module or name.startswith(f"{module}.") for name in imported(node) for module in modules
    )


def keyword(node: ast.AST, name: str) -> ast.expr | None:
    """The value of a named argument of a call."""
    found = [argument.value for argument in getattr(node, "keywords", []) if argument.arg == name]
    return found[0] if found else None


def is_true(value: ast.expr | None) -> bool:
    """Whether an argument is anything but the constant False."""
    return value is not None and not (isinstance(value, ast.Constant) and not value.value)


def marks_as_safe(node: ast.AST) -> bool:
    """Text that nobody wrote into the program is called safe."""
    is_constant = isinstance(node, ast.Call) and all(
        isinstance(argument, ast.Constant) for argument in node.args
    )
    return called(node) in {"mark_safe", "SafeString", "SafeText"} and not is_constant


def spreads_a_request(node: ast.AST) -> bool:
    """A visitor names the arguments."""
    spread = [argument.value for argument in getattr(node, "keywords", []) if argument.arg is None]
    return any(
        isinstance(part, ast.Attribute) and part.attr in {"GET", "POST", "COOKIES", "headers"}
        for value in spread
        for part in ast.walk(value)
    )


def uses_name(name: str) -> Finder:
    """Find a name wherever it is used, but not where it is imported."""
    return lambda node: (
        (isinstance(node, ast.Name) and node.id == name)
        or (isinstance(node, ast.Attribute) and node.attr == name)
    )


RULES = (
    Rule(
        "unescaped",
        marks_as_safe,
        bad=("mark_safe(text)", "SafeString(card.html)", "safestring.mark_safe(f'<b>{x}</b>')"),
        good=("SafeString('')", "format_html('<b>{}</b>', text)", "from x import mark_safe"),
    ),
    Rule(
        "raw_sql",
        lambda node: called(node) in {"raw", "extra", "RawSQL", "cursor", "RunSQL", "executescript"},
        bad=("Offer.objects.raw(text)", "rows.extra(where=[x])", "connection.cursor()", "migrations.RunSQL(x)"),
        good=("rows.filter(pk=1)", "raw = 1"),
    ),
    Rule(
        "request_as_arguments",
        spreads_a_request,
        bad=("rows.filter(**request.GET)", "Form(**request.GET.dict())", "rows.filter(**dict(request.POST.items()))"),
        good=("Form(request.GET)", "rows.filter(**chosen)"),
    ),
    Rule(
        "evaluates_text",
        lambda node: isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and called(node) in {"eval", "exec", "compile", "__import__"},
        bad=("eval(text)", "exec(text)", "compile(text, '', 'exec')"),
        good=("re.compile(text)", "evaluate(text)"),
    ),
    Rule(
        "loads_code",
        lambda node: imports(*UNSAFE_LOADERS)(node)
        or is_true(keyword(node, "allow_pickle"))
        or (called(node) == "load" and isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "yaml"),  # type: ignore[attr-defined]
        bad=("import pickle", "from marshal import loads", "np.load(x, allow_pickle=True)", "yaml.load(x)"),
        good=("json.load(x)", "np.load(x, allow_pickle=False)", "yaml.safe_load(x)"),
    ),
    Rule(
        "starts_a_shell",
        lambda node: is_true(keyword(node, "shell")) or (called(node) in {"system", "popen"}),
        bad=("subprocess.run(x, shell=True)", "os.system(x)", "os.popen(x)"),
        good=("subprocess.run([x])", "subprocess.Popen([x])"),
    ),
    Rule(
        "trusting_xml",
        imports("xml", "lxml"),
        bad=("import xml.etree.ElementTree", "from xml.sax import parse", "from lxml import etree"),
        good=("from defusedxml.ElementTree import parse",),
    ),
    Rule("guessable_file", lambda node: called(node) == "mktemp", bad=("tempfile.mktemp()",), good=("tempfile.mkstemp()",)),
    Rule(
        "no_csrf_check",
        uses_name("csrf_exempt"),
        bad=("@csrf_exempt\ndef view(request): ...", "view.csrf_exempt = True"),
        good=("from django.views.decorators.csrf import csrf_exempt",),
    ),
    Rule("uploaded_files", lambda node: isinstance(node, ast.Attribute) and node.attr == "FILES", bad=("Form(request.POST, request.FILES)",), good=("FILES.glob('*')",)),
    Rule(
        "outgoing_network",
        imports(*NETWORK),
        bad=("import requests", "from urllib.request import urlopen", "from urllib import request", "import socket"),
        good=("from urllib.parse import urlsplit", "from django.http import HttpRequest"),
    ),
)  # fmt: skip


def is_product(file: Path) -> bool:
    """Whether a file is shipped; tests are not."""
    return "tests" not in file.relative_to(SOURCE).parts


def findings_in(text: str, rule: Rule) -> int:
    """How often a rule is broken in a piece of source."""
    return sum(rule.finds(node) for node in ast.walk(ast.parse(text)))


def all_findings() -> Counter[tuple[str, str]]:
    """Number of findings by rule and file."""
    found: Counter[tuple[str, str]] = Counter()
    for file in filter(is_product, sorted(SOURCE.rglob("*.py"))):
        text = file.read_text(encoding="utf-8")
        for rule in RULES:
            found[rule.key, file.relative_to(SOURCE).as_posix()] += findings_in(text, rule)
    for file in filter(is_product, sorted(SOURCE.rglob("templates/**/*.*"))):
        found["unescaped", file.relative_to(SOURCE).as_posix()] += len(
            TEMPLATE_ESCAPES.findall(file.read_text())
        )
    return +found
