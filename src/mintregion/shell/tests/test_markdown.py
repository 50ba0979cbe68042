"""Markdown of editors: useful elements stay, everything that could act is gone."""

import html5lib
import pytest

from mintregion.shell.markdown import render_markdown


def test_headings_lists_and_links_become_html():
    html = render_markdown("## Anschrift\n\n- [Stadt Trier](https://www.trier.de)")

    assert html == (
        "<h2>Anschrift</h2>\n<ul>\n"
        '<li><a href="https://www.trier.de" rel="noopener">Stadt Trier</a></li>\n</ul>\n'
    )


def test_the_first_heading_of_a_text_is_not_a_second_h1():
    assert render_markdown("# Anschrift") == "<h2>Anschrift</h2>\n"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[klick](javascript:alert(1))",
        "[klick](data:text/html;base64,PHNjcmlwdD4=)",
        "![bild](https://example.org/zaehlpixel.png)",
        '<a href="https://example.org" onclick="alert(1)">klick</a>',
        '<https://example.org/"onmouseover=alert(1)>',
    ],
)
def test_nothing_in_a_text_can_act(attack):
    elements = list(html5lib.parse(render_markdown(attack), namespaceHTMLElements=False).find("body").iter())

    assert {element.tag for element in elements} <= {"body", "p", "a", "strong"}
    assert {name for element in elements for name in element.attrib} <= {"href", "rel"}
    assert {element.get("href", "https:").partition(":")[0] for element in elements} == {"https"}


def test_html_in_a_text_is_shown_as_written():
    assert render_markdown("<b>fett</b>") == "<p>&lt;b&gt;fett&lt;/b&gt;</p>\n"
