"""Tags and filters of every template."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from mintregion.shell.registries import Panel, panels
from mintregion.shell.translation import Text


def render(source: str, path: str = "/angebote/", **context: object) -> str:
    return engines["django"].from_string(source).render(context, RequestFactory().get(path))


class Row:
    """A row with a title in German and French."""

    texts = {"de": "Wasser & Luft", "fr": "Eau & air"}

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, name: str) -> Text:
        if self.language in self.texts:
            return Text(self.texts[self.language], self.language)
        return Text(self.texts["de"], "de", is_fallback=True)


def test_an_icon_is_a_symbol_of_the_sprite_and_silent():
    assert render('{% icon "clock" %}') == (
        '<svg class="ico" aria-hidden="true" focusable="false"><use href="/static/shell/icons.svg#i-clock"/></svg>'
    )


def test_a_stage_and_a_region_have_symbols_too():
    assert "#s-kita" in render('{% stage_icon "kita" %}')
    assert "#e-porta" in render('{% emblem "porta" %}')
    assert "#e-region" in render('{% emblem "" %}')


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Wasser &amp; Luft"),
        ("fr", "Eau &amp; air"),
        (
            "en",
            '<span lang="de">Wasser &amp; Luft</span> <span class="langmark" title="in German">DE</span>',
        ),
    ],
)
def test_a_text_in_another_language_is_marked(language, expected):
    with override(language):
        assert render('{% text row "title" %}', row=Row(language)) == expected


def test_a_text_for_an_attribute_has_no_mark():
    assert render('{{ row|plain:"title" }}', row=Row("en")) == "Wasser &amp; Luft"


@pytest.mark.parametrize(("language", "expected"), [("de", "1.034"), ("en", "1,034"), ("fr", "1\u202f034")])
def test_numbers_are_written_as_the_language_does(language, expected):
    with override(language):
        assert render("{{ n|number }}", n=1034) == expected


def test_no_number_is_nothing():
    assert render("{{ n|number }}", n=None) == ""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("{% url_with page=2 %}", "/angebote/?stage=kita&amp;stage=work&amp;page=2"),
        ("{% url_with page=None %}", "/angebote/?stage=kita&amp;stage=work"),
        ("{% url_with stage=None page=None %}", "/angebote/"),
        ('{% url_with q="Gas & Öl" stage=None page="" %}', "/angebote/?q=Gas+%26+%C3%96l"),
    ],
)
def test_an_address_keeps_the_parameters_that_are_not_changed(tag, expected):
    assert render(tag, "/angebote/?stage=kita&stage=work&page=7") == expected


def test_the_breadcrumb_starts_at_home_and_ends_without_a_link():
    html = render(
        '{% breadcrumb %}{% crumb "Verwaltung" "admin:index" %}{% crumb title %}{% endbreadcrumb %}',
        title="<X>",
    )

    assert html == (
        '<nav class="crumb" aria-label="Sie sind hier"><ol><li><a href="/">Start</a></li>'
        '<li><a href="/admin/">Verwaltung</a></li><li aria-current="page">&lt;X&gt;</li></ol></nav>'
    )


def test_pagination_is_hidden_for_one_page():
    assert render("{% pagination 1 1 %}").strip() == ""


def test_pagination_links_every_page_but_the_current_one():
    html = render("{% pagination 2 3 %}", "/angebote/?q=a&page=2")

    assert html.count("<a ") == 4
    assert '<a href="/angebote/?q=a&amp;page=1" rel="prev">' in html
    assert '<a href="/angebote/?q=a&amp;page=3" rel="next">' in html
    assert '<span aria-current="page"><span class="vh">Seite </span>2</span>' in html


def test_panels_of_a_place_are_escaped_unless_they_are_safe():
    text = Panel("test.text", "test", lambda _request, obj: f"<{obj}>")

    with panels.temporarily(text, Panel("test.other", "elsewhere", lambda _request, _obj: "no")):
        html = render('{% panels "test" "b" %}')

    assert html == "&lt;b&gt;"


def test_markdown_is_a_filter():
    assert render("{{ text|markdown }}", text="**x**") == "<p><strong>x</strong></p>\n"
