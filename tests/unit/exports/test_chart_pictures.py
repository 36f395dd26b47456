"""Charts as files: the words and figures that a person reads in them, whatever is shown."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from stp_map.analysis.scene import scene_of
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import ExportError
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, ChangeEvent, Footprint, Leader, Region
from stp_map.core.order import Output
from stp_map.core.view import Filters, MapStyle, Presentation, View
from stp_map.exports import make
from stp_map.exports.paper.chart_captions import chart_caption
from tests.examples import in_turns
from tests.factories import EDITIONS, column, footprint, order, uploaded, with_footprints
from tests.paper_read_back import Page, pages, properties, tags
from tests.untrusted import CORPUS, atlas_full_of

DEVON, DURHAM, BRISTOL, BUCKS = "E54000037", "E54000003", "E54000039", "E54000044"
CHOSEN = Presentation(selected=DEVON, compared=("london", DEVON))


def svg(
    kind: ChartKind, atlas: Atlas, view: View, figures: Figures | None = None, **how: object
) -> str:
    """A chart as SVG."""
    return make(scene_of(atlas, view, figures), order(Output.SVG, chart=kind, **how)).decode()


def read(
    kind: ChartKind, atlas: Atlas, view: View, figures: Figures | None = None, **how: object
) -> list[str]:
    """The lines of text that a person reads in a chart."""
    tree = ET.fromstring(svg(kind, atlas, view, figures, **how))  # noqa: S314 - made here
    return ["".join(each.itertext()) for each in tree.iter() if each.tag.endswith("}text")]


def comparing(*keys: str, as_at: AsAt = AsAt.LEADERS_NAMED) -> View:
    return View(Filters(as_at=as_at), Presentation(compared=keys))


def pdf(
    kind: ChartKind, atlas: Atlas, view: View, figures: Figures | None = None, **how: object
) -> bytes:
    """A chart as PDF."""
    return make(scene_of(atlas, view, figures), order(Output.PDF, chart=kind, **how))


def page_of(
    kind: ChartKind, atlas: Atlas, view: View, figures: Figures | None = None, **how: object
) -> Page:
    """The one page of a chart."""
    (page,) = pages(pdf(kind, atlas, view, figures, **how))
    return page


def bars_in(svg: str) -> list[float]:
    """The lengths of the blue bars of a chart, from top to bottom."""
    found = []
    for path in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path"):  # noqa: S314 - ours
        if path.attrib.get("fill") == palette.NHS_BLUE.lower():
            found += [float(re.findall(r"h ([\d.]+)", path.attrib["d"])[0])]
    return found


@pytest.mark.parametrize(
    ("view", "kind"),
    in_turns(
        [
            View(presentation=CHOSEN),
            View(presentation=Presentation("leader-type", compared=("south",), selected=DEVON)),
            View(Filters(query="nothing has this name"), CHOSEN),
        ],
        ChartKind,
    ),
)
def test_charts_become_pictures_with_their_words(atlas: Atlas, kind: ChartKind, view: View):
    found = svg(kind, atlas, view, page="https://map.example/")
    for words in ("Made on 22 November 2026", "https://map.example/", "Office for National"):
        assert words in found
    png = make(scene_of(atlas, view), order(Output.PNG, chart=kind, dpi=40))
    assert Image.open(BytesIO(png)).width > 300


def test_a_pdf_has_the_words_as_text_and_is_the_same_each_time(atlas: Atlas):
    scene = scene_of(atlas, View(presentation=CHOSEN))
    asked = order(Output.PDF, chart=ChartKind.TIMELINE)
    one, other = (make(scene, asked) for _ in range(2))
    assert one == other
    (page,) = pages(one)
    around = chart_caption(scene, asked)
    for said in ("Made on 22 November 2026", "Emma Latimer, CCG", "44 footprints in England"):
        assert said in page.text
    said = properties(one)
    assert said.title == around.title
    assert said.subject == around.description
    assert "David Pearson, announced 30 March 2016, known 31 March 2016" in around.description


@pytest.mark.parametrize("kind", ChartKind)
def test_a_pdf_is_tagged_and_tells_everything_in_reading_order(atlas: Atlas, kind: ChartKind):
    content = pdf(kind, atlas, View(presentation=CHOSEN))
    said, found = properties(content), tags(content)
    assert said.part == "1"
    assert said.language == "en-GB"
    assert said.shows_title
    assert not said.has_dates
    roles = [tag.role for tag in found]
    body = "Table" if kind is ChartKind.COMPARISON else "Figure"
    assert roles.index("H1") < roles.index(body) < len(roles) - 1 - roles[::-1].index("P")
    assert all(tag.alternative for tag in found if tag.role == "Figure")
    assert all(tag.scope == "Column" for tag in found if tag.role == "TH")
    assert len([tag for tag in found if tag.role == "H1"]) == 1


def test_the_columns_of_a_comparison_have_headers(atlas: Atlas):
    content = pdf(ChartKind.COMPARISON, atlas, comparing(DEVON, "london"))
    found = [tag.role for tag in tags(content)]
    assert found.count("TH") == 3
    assert found.count("TD") == 3 * 10


def test_the_picture_of_a_timeline_is_told_in_words(atlas: Atlas):
    content = pdf(ChartKind.TIMELINE, atlas, View())
    (drawn,) = [tag for tag in tags(content) if tag.role == "Figure"]
    assert "Nottinghamshire: David Pearson, announced 30 March 2016" in drawn.alternative
    told = "Buckinghamshire, Oxfordshire and Berkshire West: David Smith, announced 15 to 30 March"
    assert told in drawn.alternative, "the last lane is told too"


@pytest.mark.parametrize("kind", ChartKind)
def test_black_and_white_has_no_colour_and_the_same_words(atlas: Atlas, kind: ChartKind):
    view = View(presentation=CHOSEN)
    plain = svg(kind, atlas, view, black_and_white=True).lower()
    leaders, regions = palette.LEADER_TYPES.values(), palette.REGIONS.values()
    colours = {*palette.SEQUENTIAL, palette.NHS_BLUE, *(f.colour for f in (*leaders, *regions))}
    colours -= {palette.NOT_YET.colour}
    assert not [colour for colour in colours if colour.lower() in plain]
    assert read(kind, atlas, view, black_and_white=True) == read(kind, atlas, view)


def test_a_title_and_a_subtitle_of_ones_own_stand_on_every_chart(atlas: Atlas):
    for kind in ChartKind:
        lines = read(kind, atlas, View(presentation=CHOSEN), title="Mine", subtitle="And more")
        assert lines[:2] == ["Mine", "And more"]


def test_a_chart_says_nothing_of_the_style_of_the_map(atlas: Atlas):
    view = View().presented(style=MapStyle.CIRCLES)
    assert "circle" not in " ".join(read(ChartKind.RANKING, atlas, view)).replace(
        "style=circles", ""
    )


def test_the_ranking_has_the_maps_colours_and_the_selected_value(atlas: Atlas):
    found = svg(ChartKind.RANKING, atlas, View(presentation=CHOSEN))
    assert all(colour.lower() in found.lower() for colour in palette.SEQUENTIAL)
    assert ">1,195,793<" in found
    assert found == svg(ChartKind.RANKING, atlas, View(presentation=CHOSEN))


def test_a_comparison_has_names_figures_shares_and_leaders(atlas: Atlas):
    lines = read(ChartKind.COMPARISON, atlas, comparing(DEVON, "london"))
    assert lines[0] == "London (region) serves 7.9 times as many people as Devon"
    assert lines[1] == "1 footprint and 1 region of England side by side, as at 30 March 2016"
    for words in (
        *("Devon", "London (region)", "1,195,793", "2.1% of England", "9,424,898"),
        *("16.4% of England", "1,169,200", "178", "5,511", "6,714 km²", "32", "CCGs"),
        *("Angela Pedder OBE", "5 of 5 confirmed", "CCG 3; NHS provider 2"),
    ):
        assert words in lines
    told = " ".join(lines)
    assert "Unverified, no published source found: leader of footprint 31" in told
    assert "GP-registered patients: NHS Business Services Authority" in told


def test_bars_of_one_measure_share_a_scale(atlas: Atlas):
    bars = bars_in(svg(ChartKind.COMPARISON, atlas, comparing(DEVON, "london")))
    footprints, averages, registered, resident = (bars[n : n + 2] for n in (0, 2, 4, 6))
    longest = max(bars)
    assert footprints == pytest.approx([longest / 5, longest])
    assert averages[1] == registered[1] == longest
    assert registered[0] == pytest.approx(longest * 1_195_793 / 9_424_898)
    assert resident[1] == pytest.approx(longest * 8_673_600 / 9_424_898)


@pytest.mark.parametrize("as_at", EDITIONS)
@pytest.mark.parametrize(
    "keys",
    [(DEVON,), (DURHAM, BRISTOL, BUCKS), (DURHAM, "midlands-and-east", BRISTOL, BUCKS)],
)
def test_a_comparison_fits_its_sheet_and_cuts_no_name(
    atlas: Atlas, keys: tuple[str, ...], as_at: AsAt
):
    page = page_of(ChartKind.COMPARISON, atlas, comparing(*keys, as_at=as_at))
    assert page.width == 960
    assert not page.outside(39)
    assert not page.overlapping()
    assert "…" not in page.text


def test_own_figures_are_compared_with_their_source_on_a_longer_sheet(atlas: Atlas):
    columns = [column({37: n, 3: 2.0 * n}, f"Spend {n}") for n in range(1, 51)]
    mine = uploaded(*columns, source="Trust accounts")
    lines = read(ChartKind.COMPARISON, atlas, comparing(DEVON, "north"), mine)
    assert "Spend 1" in lines
    assert "Spend 50" not in lines
    (note,) = [line for line in lines if line.startswith("No room here for ")]
    told = sum(line.startswith("Spend ") for line in lines)
    assert note == f"No room here for {50 - told} more columns of your figures."
    assert told > 10
    assert any("Your figures: Trust accounts." in line for line in lines)
    assert "no sum or average is worked out" in " ".join(lines)


def test_nothing_compared_is_no_picture(atlas: Atlas):
    with pytest.raises(ExportError, match="Nothing is compared"):
        svg(ChartKind.COMPARISON, atlas, View())


def test_a_region_without_footprints_is_compared_without_failing(atlas: Atlas):
    small = with_footprints(atlas, footprint(1), footprint(2, region=Region.LONDON))
    lines = read(ChartKind.COMPARISON, small, comparing("south", "E54000001"))
    assert lines[0].startswith("Footprint 1: 1,000 registered patients, 50.0% of England")


def test_a_timeline_has_a_lane_for_each_footprint_with_the_names_of_its_leaders(atlas: Atlas):
    told = page_of(ChartKind.TIMELINE, atlas, View(Filters(as_at=AsAt(date(2016, 12, 31))))).text
    assert told.startswith("Of the 44 leads on 31 December 2016, 1 is known, 42 are last known and")
    assert all(each.name in told for each in atlas.footprints)
    for words in (
        *("15 March 2016: 44 footprints published, 8 leaders named", "2016", "2019", "London"),
        *("30 June 2016: Plans due from every footprint", "Day shown: 31 December 2016"),
        *("Hatched: last known, not checked since", "Mark Adams, CCG", "To be confirmed"),
        *("Kathy Byrne (unverified), NHS provider", "David Pearson, local authority", "Ended"),
        "Pauline Philip (later source), then Richard Carr (encyclopaedia)",
    ):
        assert words in told
    assert "HSJ, 30 March 2016; NHS Confederation, 30 March 2016" in told
    assert "Unverified: no published source found." in told


def test_who_led_too_shortly_for_a_name_in_the_lane_is_named_below(atlas: Atlas):
    told = page_of(ChartKind.TIMELINE, atlas, View()).text
    below = told.index("Too short to be written in their lanes: ")
    assert told.index("Penny Harris (unverified), Staffordshire, 30 March to 29 April 2016") > below
    assert told.index("Ended, successor not known, Mid and South Essex, 30 September 2019") > below
    assert "Mark Adams" not in told[below:]
    named = {leader.name for each in atlas.footprints for leader in leaders(each)}
    assert not [name for name in named if name not in told]


def leaders(one: Footprint) -> list[Leader]:
    """All who are known to have led a footprint; a chair does not lead."""
    changes = [each for each in one.changes if each.event is not ChangeEvent.NEW_CHAIR]
    return [one.leader, *(each.leader for each in changes)]


@pytest.mark.parametrize("as_at", EDITIONS)
@pytest.mark.parametrize(
    ("regions", "width"),
    [((), 595.28), ((Region.MIDLANDS_AND_EAST,), 595.28), ((Region.SOUTH,), 960)],
)
def test_lanes_fit_on_a_slide_or_else_on_a4_and_cut_no_name(
    atlas: Atlas, as_at: AsAt, regions: tuple[Region, ...], width: float
):
    page = page_of(ChartKind.TIMELINE, atlas, View(Filters(as_at=as_at, regions=regions)))
    assert page.width == width
    assert not page.outside(34)
    assert not page.overlapping()
    assert "…" not in page.text
    assert as_at.value in page.text


def test_a_timeline_has_only_the_lanes_that_the_filters_leave(atlas: Atlas):
    lines = read(ChartKind.TIMELINE, atlas, View(Filters(regions=(Region.LONDON,))))
    assert "5 of 44 footprints in England" in lines[1] + lines[2]
    assert "North Central London" in lines
    assert "Devon" not in lines
    nothing = read(ChartKind.TIMELINE, atlas, View(Filters(query="nowhere")))
    assert "No footprint matches these filters" in nothing


def test_a_timeline_without_changes_has_the_known_days(atlas: Atlas):
    small = with_footprints(atlas, footprint(1), footprint(2))
    lines = read(ChartKind.TIMELINE, small, View())
    assert " ".join(lines[:2]).startswith(
        "By 30 March 2016 NHS England had confirmed leaders for all 2 footprints; "
        "no later change is known"
    )
    assert "30 June 2016: Plans due from every footprint" in lines


BY_WAYS_OF_DRAWING = [ChartKind.RANKING, ChartKind.COMPARISON, ChartKind.TIMELINE]


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=[pytest.mark.long] * (kind not in BY_WAYS_OF_DRAWING))
        for kind in ChartKind
    ],
)
def test_untrusted_text_is_drawn_as_text_or_left_out(atlas: Atlas, kind: ChartKind):
    untrusted = atlas_full_of(atlas, *CORPUS.values())
    tree = ET.fromstring(svg(kind, untrusted, View(presentation=CHOSEN)))  # noqa: S314
    tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
    assert not tags & {"script", "image", "foreignObject", "a"}
    assert not [name for each in tree.iter() for name in each.attrib if name.startswith("on")]


@pytest.mark.parametrize(
    "start",
    [pytest.param(start, marks=[pytest.mark.long] * bool(start % 12)) for start in range(0, 44, 4)],
)
def test_every_untrusted_name_fits_into_a_comparison(atlas: Atlas, start: int):
    untrusted = atlas_full_of(atlas, *CORPUS.values())
    codes = [each.code for each in untrusted.footprints[start : start + 4]]
    page = page_of(ChartKind.COMPARISON, untrusted, comparing(*codes))
    assert not page.outside(39)


@pytest.mark.parametrize("kind", ChartKind)
def test_markup_of_typst_stays_text(atlas: Atlas, kind: ChartKind):
    """In a title, a subtitle, and every name."""
    markup = '#panic("x") $x^2$ ] @ref <label> *bold* _it_ `raw` \\ // = head'
    view = View(presentation=CHOSEN)
    untrusted = atlas_full_of(atlas, markup)
    page = page_of(kind, untrusted, view, title=markup, subtitle=markup)
    assert page.text.count('#panic("x") $x^2$ ] @ref <label> *bold* _it_ `raw`') >= 2


@pytest.mark.parametrize("kind", ChartKind)
def test_a_title_of_three_hundred_characters_leaves_room_for_the_chart(
    atlas: Atlas, kind: ChartKind
):
    title, subtitle = "A title of many words " * 14, "And as many below it " * 14
    view = View(presentation=CHOSEN)
    page = page_of(kind, atlas, view, title=title.strip(), subtitle=subtitle)
    assert "many words A title of many words" in page.text
    assert not page.outside(34)
    assert not page.overlapping()
    assert any(name in page.text for name in ("London", "Devon"))


@pytest.mark.parametrize("kind", ChartKind)
def test_no_text_is_too_small_to_read(atlas: Atlas, kind: ChartKind):
    """Not under 7 points on A4, or 9 on a slide."""
    drawn = ET.fromstring(svg(kind, atlas, View(presentation=CHOSEN)))  # noqa: S314 - made here
    sizes = {float(each.attrib["font-size"]) for each in drawn.iter() if "font-size" in each.attrib}
    assert min(sizes) >= (9 if drawn.attrib["viewBox"].startswith("0 0 960") else 7)


def test_other_scripts_and_emoji_are_written_or_named(atlas: Atlas):
    view, subtitle = View(presentation=CHOSEN), "العربية 漢字 🎉 Ω"
    page = page_of(ChartKind.AREA, atlas, view, subtitle=subtitle)
    for said in ("[U+6F22 U+5B57]", "🎉", "Ω"):
        assert said in page.text
    assert not page.outside(34)


def test_untrusted_own_figures_and_titles_make_a_file_that_opens(atlas: Atlas):
    words = column({37: CORPUS["formula"], 3: CORPUS["script"]}, CORPUS["end of title"])
    mine = uploaded(words, source=CORPUS["very long"])
    view, title = comparing(DEVON, "london"), CORPUS["emoji"]
    lines = read(ChartKind.COMPARISON, atlas, view, mine, title=title)
    assert CORPUS["formula"] in lines
