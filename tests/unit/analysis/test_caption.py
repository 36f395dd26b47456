"""The words that leave the page with every picture, slide and file."""

from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.describe import describe
from stp_map.analysis.legend import legend
from stp_map.analysis.selection import select
from stp_map.core import text
from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.view import ColourBy, Filters, Presentation, View
from tests.factories import column, with_columns
from tests.hostile import CORPUS

DAY = date(2026, 11, 2)
LONDON = View(
    Filters(regions=(Region.LONDON,)),
    Presentation(colour_by=ColourBy.LEADER_TYPE, population=PopulationBase.RESIDENT),
)
QUERY = "region=london&colour_by=leader-type&population=resident"


def of(atlas: Atlas, view: View, **options: str) -> Caption:
    """The caption of a view."""
    selection = select(atlas, view.filters)
    colours = legend(atlas, selection, view.presentation)
    return caption(selection, colours, view, made_on=DAY, **options)


def test_a_caption_holds_the_finding_the_subtitle_and_where_it_came_from(atlas: Atlas):
    selection = select(atlas, LONDON.filters)
    colours = legend(atlas, selection, LONDON.presentation)
    assert of(atlas, LONDON, page="http://localhost:8501/") == Caption(
        title="CCG leaders lead three of the five footprints shown",
        subtitle=(
            "Organisation the leader comes from, 5 of 44 footprints in England, "
            "as at 30 March 2016 (London)"
        ),
        description=" ".join(describe(selection, colours, LONDON.presentation)),
        attribution=text.ATTRIBUTION,
        evidence="Unverified, no published source found: leader of footprint 31.",
        style="",
        made_on="Made on 2 November 2026",
        address=f"http://localhost:8501/?{QUERY}",
    )


def test_the_footer_attributes_warns_and_dates(atlas: Atlas):
    assert of(atlas, LONDON).footer == (
        (
            "Source: Office for National Statistics licensed under the Open Government Licence "
            "v.3.0. Contains OS data © Crown copyright and database right 2017. "
            "Footprints and leaders: NHS England, March 2016."
        ),
        "Unverified, no published source found: leader of footprint 31.",
        f"Made on 2 November 2026. ?{QUERY}",
    )


def test_registered_patients_are_attributed_too(atlas: Atlas):
    assert of(atlas, View()).attribution == (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)


def test_a_footer_leaves_out_the_warning_where_all_is_published(atlas: Atlas):
    north = of(atlas, View(Filters(regions=(Region.NORTH,))), page="p")
    assert north.footer[1:] == ("Made on 2 November 2026. p?region=north",)


def test_a_footer_leaves_out_an_address_that_is_not_known(atlas: Atlas):
    assert of(atlas, View()).footer[-1] == "Made on 2 November 2026."


def test_the_default_view_is_at_the_page_itself(atlas: Atlas):
    assert of(atlas, View(), page="http://localhost:8501/").address == "http://localhost:8501/"


def test_a_person_may_write_title_and_subtitle(atlas: Atlas):
    own = of(atlas, LONDON, title="My <title>", subtitle_text="Mine")
    assert (own.title, own.subtitle) == ("My <title>", "Mine")


OWN = View(presentation=Presentation(ColourBy.OWN_FIGURES, "spend"))


def test_own_figures_carry_the_source_that_was_given_for_them(atlas: Atlas):
    mine = with_columns(atlas, column({1: 1.0}, "Spend"), source="Finance <b>2016</b>. ")
    found = of(mine, OWN, page="p")
    assert found.attribution == (
        "Your figures: Finance <b>2016</b>",
        *text.ATTRIBUTION,
        text.REGISTERED_ATTRIBUTION,
    )
    assert found.footer[0].startswith("Your figures: Finance <b>2016</b>. Source: Office for")
    assert found.address == "p?colour_by=figure-spend"


def test_own_figures_without_a_source_or_not_shown_add_no_line(atlas: Atlas):
    silent = with_columns(atlas, column({1: 1.0}, "Spend"), source="  ")
    mine = with_columns(atlas, column({1: 1.0}, "Spend"))
    gone = View(presentation=Presentation(ColourBy.OWN_FIGURES, "gone"))
    for one, view in ((silent, OWN), (mine, View()), (mine, gone)):
        assert of(one, view).attribution == (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)


@pytest.mark.parametrize("source", CORPUS.values(), ids=CORPUS)
def test_any_source_is_kept_as_it_was_given(atlas, source):
    first = of(with_columns(atlas, column({1: 1.0}, "Spend"), source=source), OWN).attribution[0]
    kept = source.strip().rstrip(".")
    assert first == (f"Your figures: {kept}" if kept else text.ATTRIBUTION[0])
