"""Tags and filters every template has without `{% load %}` (settings: builtins)."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mintregion.shell import registries
from mintregion.shell.markdown import render_markdown
from mintregion.shell.paging import page_numbers
from mintregion.shell.translation import Text, Translatable

register = template.Library()

PLAIN_EMBLEM = "region"


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """Draw a symbol of the sprite beside its word: `{% icon "clock" %}`."""
    return _symbol(f"i-{name}", f"ico {css}".rstrip())


@register.simple_tag
def stage_icon(stage: str, css: str = "") -> SafeString:
    """Draw the symbol of a stage: `{% stage_icon "kita" %}`."""
    return _symbol(f"s-{stage}", f"ico {css}".rstrip())


@register.simple_tag
def emblem(name: str = "", css: str = "emblem") -> SafeString:
    """Draw the emblem of a region: `{% emblem frame.region.emblem %}`."""
    return _symbol(f"e-{name or PLAIN_EMBLEM}", css)


@lru_cache(maxsize=512)
def _symbol(symbol: str, css: str) -> SafeString:
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        css,
        static("shell/icons.svg"),
        symbol,
    )


@register.simple_tag
def text(row: Translatable, name: str) -> SafeString:
    """Write a text in the language of the page; a German one is marked as such: `{% text offer "title" %}`."""
    found = row.text(name)
    return _with_language(found, conditional_escape(found.value), "span")


@register.simple_tag
def rich_text(row: Translatable, name: str) -> SafeString:
    """Write a Markdown text like `text`: `{% rich_text offer "long_text" %}`."""
    found = row.text(name)
    return _with_language(found, render_markdown(found.value), "div")


def _with_language(found: Text, content: SafeString, element: str) -> SafeString:
    if not found.is_fallback:
        return content
    mark = language_mark(found.language)
    parts = ('<{0} lang="{1}">{2}</{0}> {3}', element, found.language, content, mark)
    return (
        format_html(*parts) if element == "span" else format_html('{3}<{0} lang="{1}">{2}</{0}>', *parts[1:])
    )


@register.simple_tag
def language_mark(code: str) -> SafeString:
    """Say in two letters that a text stands there in another language: `{% language_mark "de" %}`."""
    return format_html('<span class="langmark" title="{}">{}</span>', _("in German"), code.upper())


@register.filter
def plain(row: Translatable, name: str) -> str:
    """Give a text without any mark, for attributes: `{{ offer|plain:"title" }}`."""
    return row.text(name).value


@register.filter
def markdown(value: object) -> SafeString:
    """Turn Markdown into HTML: `{{ page.body|markdown }}`."""
    return render_markdown(str(value))


@register.filter
def number(value: float | None) -> str:
    """Write a number as the language does: `{{ 1034|number }}` is 1.034 in German."""
    return "" if value is None else number_format(value, force_grouping=True)


@register.simple_tag(takes_context=True)
def panels(context: Context, slot: str, obj: Any = None) -> SafeString:
    """Render what higher areas add to this place: `{% panels "organisation" organisation %}`."""
    request = context["request"]
    rendered = (panel.render(request, obj) for panel in registries.panels if panel.slot == slot)
    return mark_safe("".join(conditional_escape(part) for part in rendered))  # noqa: S308 -- escaped just here


@register.simple_tag(takes_context=True)
def url_with(context: Context, **changes: Any) -> str:
    """Give the address of this page with changed parameters; None removes one: `{% url_with page=2 %}`."""
    request = context["request"]
    params = request.GET.copy()
    for name, value in changes.items():
        if value in {None, ""}:
            params.pop(name, None)
        else:
            params[name] = str(value)
    query = params.urlencode()
    return f"{request.path}?{query}" if query else str(request.path)


@register.simple_block_tag(takes_context=True)
def breadcrumb(context: Context, content: SafeString) -> SafeString:
    """Show the way here; the last crumb is the page: `{% breadcrumb %}{% crumb _("Offers") %}{% endbreadcrumb %}`."""
    return format_html(
        '<nav class="crumb" aria-label="{}"><ol><li><a href="{}">{}</a></li>{}</ol></nav>',
        _("You are here"),
        context["frame"].home_url,
        _("Home"),
        content,
    )


@register.simple_tag
def crumb(label: object, url_name: str = "", *args: object) -> SafeString:
    """Write one crumb, a link where a URL name is given: `{% crumb _("Offers") "catalogue:offer_list" %}`."""
    if not url_name:
        return format_html('<li aria-current="page">{}</li>', label)
    return format_html('<li><a href="{}">{}</a></li>', reverse(url_name, args=args), label)


@register.inclusion_tag("shell/_pagination.html", takes_context=True)
def pagination(context: Context, page: int, pages: int) -> dict[str, Any]:
    """Link the other pages of a list, nothing when there is one: `{% pagination found.page found.pages %}`."""
    return {"request": context["request"], "page": page, "pages": pages, "steps": page_numbers(page, pages)}
