"""The details say which trusts and councils a footprint has, and what became of it."""

from __future__ import annotations

from dataclasses import replace

from stp_map.core.html import together
from stp_map.core.model import Atlas
from stp_map.web.details_belongings import belongings
from tests.factories import footprint, trust
from tests.html_reader import HtmlReader

UNTRUSTED = "<script>alert(1)</script>\"'&"


def said(atlas: Atlas, number: int) -> str:
    """The words on what belongs to a footprint."""
    return HtmlReader(together(belongings(atlas, atlas.footprints[number - 1]))).words


def test_trusts_are_told_by_type_and_by_headquarters(atlas: Atlas):
    assert said(atlas, 37).startswith(
        "6 NHS trusts by headquarters Acute Northern Devon Healthcare NHS Trust (RBZ)"
    )
    assert "which is not membership of that footprint’s plan" in said(atlas, 37)
    assert "NHS trusts: NHS Digital, 2016, by headquarters." in said(atlas, 37)


def test_a_trust_named_for_another_footprint_says_so(atlas: Atlas):
    assert "Birmingham and Solihull Mental Health NHS Foundation Trust (RXT)." in said(atlas, 16)
    assert "serves and is named for footprint 17" in said(atlas, 16)


def test_councils_are_whole_or_told_with_their_share(atlas: Atlas):
    assert "3 councils, whole or in part Devon Plymouth Torbay What became of it" in said(atlas, 37)
    assert "Birmingham (85.6% of it)" in said(atlas, 17)
    assert "Birmingham (14.4% of it)" in said(atlas, 16)
    assert "one under 1% may come from" in said(atlas, 16)


def test_what_became_of_it_is_told_for_six_editions(atlas: Atlas):
    devon = said(atlas, 37)
    assert "April 2017, April 2018 Devon (E54000037) same area" in devon
    assert "April 2020, April 2021 " in devon
    assert "July 2022, 2024 NHS Devon Integrated Care Board (E54000037, QJK) same area" in devon
    durham = said(atlas, 3)
    assert "(E54000045) 82.7% of it" in durham
    assert (
        "April 2018 Cumbria and North East (E54000049) all of it, with "
        "1 Northumberland, Tyne and Wear; 2 West, North and East Cumbria"
    ) in durham


def test_a_corrected_border_is_not_passed_over(atlas: Atlas):
    assert (
        "April 2017 West, North and East Cumbria (E54000047) same area (code changed from "
        "E54000002, border with Lancashire and South Cumbria corrected (February 2017))"
    ) in said(atlas, 2)
    assert "first matching 2021 LSOA" not in said(atlas, 2)


def test_a_plan_has_its_own_dates_or_the_span_of_all(atlas: Atlas):
    assert "24 October 2016: Plan published (by Birmingham City Council)" in said(atlas, 17)
    assert (
        "Published between 24 October 2016 and 16 December 2016; the day is not known."
    ) in said(atlas, 37)
    assert "the day is not known" not in said(atlas, 17)
    without = replace(atlas, process_dates=())
    assert "When it was published is not known." in said(without, 37)


def test_what_belongs_to_a_footprint_is_text_and_nothing_else(atlas: Atlas):
    odd = footprint(trusts=(trust(UNTRUSTED, note=UNTRUSTED),))
    html = together(belongings(atlas, odd))
    assert "<script" not in html
    assert UNTRUSTED in HtmlReader(html).words
