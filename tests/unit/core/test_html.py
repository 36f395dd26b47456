"""Text stays text, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.core.html import Html, element, facts, source_links, titled_link, together
from stp_map.core.model import Source
from tests.html_reader import HtmlReader

UNTRUSTED = "<img src=x onerror=alert(1)>\"'&amp;</p>"


def test_text_is_escaped_and_html_is_not():
    inner = element("b", "1 < 2")
    assert element("p", inner, " & more") == "<p><b>1 &lt; 2</b> &amp; more</p>"


def test_attributes_are_escaped_and_written_with_hyphens():
    assert element("i", class_="a", aria_label='say "x" & y') == (
        '<i class="a" aria-label="say &quot;x&quot; &amp; y"></i>'
    )


def test_html_is_not_escaped_twice():
    once = together(["a & b"])
    assert isinstance(once, Html)
    assert together([once, " & c"]) == "a &amp; b &amp; c"


@given(st.text(alphabet=st.characters(exclude_characters="\r", exclude_categories=["Cs", "Cc"])))
def test_any_text_reads_back_as_itself_and_adds_no_element(text):
    read = HtmlReader(element("p", text, title=text))
    assert read.elements == [("p", {"title": text})]
    assert read.text == text


def test_untrusted_text_adds_no_element_wherever_it_stands():
    html = together([UNTRUSTED, element("p", UNTRUSTED), facts([(UNTRUSTED, UNTRUSTED)])])
    assert [name for name, _ in HtmlReader(html).elements] == ["p", "dl", "div", "dt", "dd"]


def test_facts_without_a_value_are_left_out():
    assert facts([("Area", "5 km²"), ("Note", "")]) == (
        '<dl class="stp-facts"><div><dt>Area</dt><dd>5 km²</dd></div></dl>'
    )


def test_sources_are_links_named_by_their_host_with_what_is_said_of_them():
    sources = [Source("https://www.news.example/a?b=1&c=2", "page <3>"), Source("http://x.example")]
    assert source_links(sources) == (
        '<a href="https://www.news.example/a?b=1&amp;c=2" rel="noreferrer">news.example</a>'
        ' (page &lt;3&gt;); <a href="http://x.example" rel="noreferrer">x.example</a>'
    )


def test_a_title_with_its_address_is_a_link_by_that_title():
    assert titled_link("LMCs, <May> 2016 (https://a.example/?b=1&c=2)") == (
        '<a href="https://a.example/?b=1&amp;c=2" rel="noreferrer">LMCs, &lt;May&gt; 2016</a>'
    )


@pytest.mark.parametrize(
    "said", ["", "NHS England <news>", "x (javascript:alert(1))", "(https://a)"]
)
def test_other_text_than_a_titled_address_is_no_link(said):
    read = HtmlReader(titled_link(said))
    assert (read.elements, read.text) == ([], said)


def test_no_sources_are_no_text():
    assert source_links([]) == ""


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,<script>", "//x.example", " https://x.example"]
)
def test_what_is_no_web_address_is_text_and_no_link(url):
    read = HtmlReader(source_links([Source(url)]))
    assert (read.elements, read.text) == ([], url)
