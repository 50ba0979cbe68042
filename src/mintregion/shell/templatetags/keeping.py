"""The tag that keeps a rendered part of a page in memory, for parts that are the same for everybody."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mintregion.shell.memory import Memory

register = template.Library()

#: Parts of pages in one worker process; about 3 kB each.
CAPACITY = 4000

store: Memory[tuple[Any, ...], str] = Memory(CAPACITY)


def forget() -> None:
    """Drop what this process holds; for tests."""
    store.clear()


class KeepNode(Node):
    """Renders its content once per name, language and values of its keys; never keeps it under an empty key."""

    def __init__(self, name: str, keys: list[FilterExpression], content: NodeList) -> None:
        self._name = name
        self._keys = keys
        self.nodelist = content

    def render(self, context: Context) -> SafeString:
        """Give the kept part, or render and keep it."""
        values = [key.resolve(context) for key in self._keys]
        if any(value is None for value in values):
            return self.nodelist.render(context)
        key = (self._name, get_language(), *values)
        kept = store.get(key)
        if kept is None:
            kept = self.nodelist.render(context)
            store.put(key, kept)
        return SafeString(kept)


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """Keep a part in memory under its keys: `{% keep header frame.signature %}…{% endkeep %}`.

    Whatever the part depends on must be among the keys; a key that is None means "not this time".
    """
    _tag, name, *keys = token.split_contents()
    content = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(name, [parser.compile_filter(key) for key in keys], content)
