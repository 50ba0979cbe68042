"""Markdown of editors to safe HTML; with the template tags the only place that marks text as safe."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "h4", "blockquote", "hr", "code", "pre"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def _keep_one_first_heading(state: StateCore) -> None:
    """Turn `#` into `##`: the page has its h1 already."""
    for token in state.tokens:
        if token.tag == "h1":
            token.tag = "h2"


_parser = MarkdownIt("commonmark", {"html": False}).enable("table")
_parser.core.ruler.push("keep_one_first_heading", _keep_one_first_heading)


@lru_cache(maxsize=1024)
def render_markdown(text: str) -> SafeString:
    """Turn Markdown into HTML of a few harmless elements; raw HTML in it is shown as text."""
    cleaned = nh3.clean(
        _parser.render(text),
        tags=TAGS | TABLE_TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )
    return mark_safe(cleaned)  # noqa: S308 -- cleaned by nh3 one line above
