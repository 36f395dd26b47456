"""The words that leave the page with every picture, slide and file."""

from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import scene_of
from stp_map.core import text
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas, PopulationBase, Region
from stp_map.core.order import Order, Output
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from tests.factories import column, uploaded
from tests.untrusted import CORPUS

DAY = date(2026, 11, 2)
LONDON = View(
    Filters(regions=(Region.LONDON,)),
    Presentation(colour_by="leader-type", population=PopulationBase.RESIDENT),
)
QUERY = "region=london&colour_by=leader-type&population=resident"


def of(
    atlas: Atlas,
    view: View,
    figures: Figures | None = None,
    output: Output = Output.PNG,
    **how: object,
) -> Caption:
    """The caption of what is made of a view."""
    order = Order(output, DAY, **how)  # type: ignore[arg-type]
    return caption(scene_of(atlas, view, figures), order)


def test_a_caption_holds_the_finding_the_subtitle_and_where_it_came_from(atlas: Atlas):
    assert of(atlas, LONDON, page="http://localhost:8501/") == Caption(
        title="In London, CCG leaders lead three of the five footprints shown",
        subtitle=(
            "Organisation the leader comes from, 5 of 44 footprints in England, "
            "as at 30 March 2016 (London)"
        ),
        description=" ".join(scene_of(atlas, LONDON).description),
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


def test_a_map_of_trusts_names_where_they_and_their_places_are_from(atlas: Atlas):
    usual = (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)
    marked = View(presentation=Presentation(mark=Mark.TRUSTS))
    assert of(atlas, marked).attribution == (
        *(*usual, text.TRUSTS_ATTRIBUTION),
        *text.POSTCODES_ATTRIBUTION,
    )
    counted = View(presentation=Presentation(colour_by="number-of-trusts"))
    assert of(atlas, counted).attribution == (*usual, text.TRUSTS_ATTRIBUTION)


def test_a_footer_leaves_out_the_warning_where_all_is_published(atlas: Atlas):
    north = of(atlas, View(Filters(regions=(Region.NORTH,))), page="p")
    assert north.footer[1:] == ("Made on 2 November 2026. p?region=north",)


def test_a_footer_leaves_out_an_address_that_is_not_known(atlas: Atlas):
    assert of(atlas, View()).footer[-1] == "Made on 2 November 2026."


def test_the_default_view_is_at_the_page_itself(atlas: Atlas):
    assert of(atlas, View(), page="http://localhost:8501/").address == "http://localhost:8501/"


def test_a_person_may_write_title_and_subtitle(atlas: Atlas):
    own = of(atlas, LONDON, title="My <title>", subtitle="Mine")
    assert (own.title, own.subtitle) == ("My <title>", "Mine")


@pytest.mark.parametrize("output", [output for output in Output if not output.has_subtitle])
def test_a_subtitle_stands_only_where_one_can_be_written(atlas: Atlas, output):
    usual = of(atlas, LONDON).subtitle
    assert of(atlas, LONDON, output=output, subtitle="Mine").subtitle == usual


@pytest.mark.parametrize("style", MapStyle)
def test_a_style_that_needs_explaining_is_explained_at_the_foot(atlas: Atlas, style):
    view = LONDON.presented(style=style)
    note = scene_of(atlas, view).style_note if style is not MapStyle.BOUNDARIES else ""
    found = of(atlas, view)
    assert found.style == note
    assert (found.footer[0] == note) is bool(note)


@pytest.mark.parametrize("output", [Output.PNG, Output.DECK, Output.PACK_PDF, Output.PAGE])
def test_the_text_alternative_includes_the_marks(atlas: Atlas, output):
    marked = of(atlas, LONDON.presented(mark=Mark.EVIDENCE), output=output)
    assert marked.description == (
        f"{of(atlas, LONDON, output=output).description} Evidence for the leader: "
        "Unverified: no published source found, 1."
    )


def test_marks_that_nothing_bears_are_said_to_be_on_none(atlas: Atlas):
    north = View(Filters(regions=(Region.NORTH,)), Presentation(mark=Mark.EVIDENCE))
    assert of(atlas, north).description.endswith(
        " Evidence for the leader: none of the footprints shown."
    )


@pytest.mark.parametrize("output", Output)
@pytest.mark.parametrize(
    ("query", "chart", "is_attributed"),
    [
        ("skipton", None, True),
        ("skipton", ChartKind.RANKING, False),
        ("53.96, -2.02", None, False),
        ("devon", None, False),
        ("", None, False),
    ],
)
def test_a_place_found_by_its_name_is_attributed_on_every_map(
    atlas: Atlas, output, query, chart, is_attributed
):
    found = of(atlas, View(Filters(query=query)), output=output, chart=chart).attribution
    assert (text.PLACES_ATTRIBUTION in found) is (is_attributed and not output.is_data)


OWN = View(presentation=Presentation("figure-spend"))


def test_uploaded_figures_carry_the_source_that_was_given_for_them(atlas: Atlas):
    mine = uploaded(column({1: 1.0}, "Spend"), source="Finance <b>2016</b>. ")
    found = of(atlas, OWN, mine, page="p")
    assert found.attribution == (
        "Your figures: Finance <b>2016</b>",
        *text.ATTRIBUTION,
        text.REGISTERED_ATTRIBUTION,
    )
    assert found.footer[0].startswith("Your figures: Finance <b>2016</b>. Source: Office for")
    assert found.address == "p?colour_by=figure-spend"


def test_uploaded_figures_without_a_source_or_not_shown_add_no_line(atlas: Atlas):
    silent = uploaded(column({1: 1.0}, "Spend"), source="  ")
    mine = uploaded(column({1: 1.0}, "Spend"))
    gone = View(presentation=Presentation("figure-gone"))
    for figures, view in ((silent, OWN), (mine, View()), (mine, gone)):
        found = of(atlas, view, figures).attribution
        assert found == (*text.ATTRIBUTION, text.REGISTERED_ATTRIBUTION)


@pytest.mark.parametrize("output", Output)
@pytest.mark.parametrize("view", [View(), OWN])
def test_a_file_that_holds_uploaded_figures_names_their_source_whatever_is_shown(
    atlas: Atlas, output, view
):
    found = of(atlas, view, uploaded(column({1: 1.0}, "Spend")), output=output).attribution
    is_in_it = output.holds_all_figures or view is OWN
    assert ("Your figures: Finance, 2016" in found) is is_in_it


@pytest.mark.parametrize("source", CORPUS.values(), ids=CORPUS)
def test_any_source_is_kept_as_it_was_given(atlas, source):
    first = of(atlas, OWN, uploaded(column({1: 1.0}, "Spend"), source=source)).attribution[0]
    given = source.strip().rstrip(".")
    assert first == (f"Your figures: {given}" if given else text.ATTRIBUTION[0])
