"""What stands above the map: what is shown in words, notices, key figures and the legend."""

from __future__ import annotations

from stp_map.analysis.address import Ignored
from stp_map.analysis.measures import PREFIX
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.palette import Fill, Pattern
from stp_map.web.elements import fault, note
from stp_map.web.place_notice import place_notice


def page_words(title: str = text.TITLE, subtitle: str = "") -> dict[str, str]:
    """What a page says whatever it shows.

    Args:
        title: its heading.
        subtitle: a line below it; none where it is empty.
    """
    return {
        "title": title,
        "subtitle": subtitle,
        "meaning": text.MEANING,
        "noneMarked": text.NONE_MARKED,
        "noData": text.NO_DATA,
        "suggestions": "Suggestions",
        "suggested": "Suggestions: {count}",
        "searchHint": "Footprint, town or postcode",
    }


def above_state(scene: Scene, ignored: tuple[Ignored, ...] = ()) -> dict[str, object]:
    """What stands above the map, as plain values.

    Args:
        scene: what is shown.
        ignored: what of the address could not be used.

    Returns:
        ``headline``, ``figures`` (label and value of each), ``notices`` (HTML in which all text
        is escaped), and ``legend``: its title, its lines (fill, label, count) and, where something
        is marked, ``marks`` with a title and lines of their own, and a ``source`` where it has one.
    """
    return {
        "headline": scene.headline,
        "figures": [[figure.label, figure.value] for figure in scene.key_figures],
        "notices": notices(scene, ignored),
        "legend": _legend(scene),
    }


def notices(
    scene: Scene, ignored: tuple[Ignored, ...] = (), *, can_add_figures: bool = True
) -> Html:
    """Whatever else there is to tell of a view; empty where there is nothing.

    Args:
        scene: what is shown.
        ignored: what of the address could not be used.
        can_add_figures: whether the page has a place to add figures, which a link then leads to.
    """
    missing = _missing_figures(scene, can_add=can_add_figures)
    nothing = Html("") if scene.entries else nothing_found()
    left_out = _left_out(scene) if can_add_figures else Html("")
    return together([_place_found(scene), _ignored_parts(ignored), missing, left_out, nothing])


def _legend(scene: Scene) -> dict[str, object]:
    legend, marks = scene.legend, scene.marks
    found: dict[str, object] = {
        "title": legend.title,
        "lines": [[fill_name(each.fill), each.label, each.count] for each in legend.classes],
    }
    if marks.title:
        lines = [[line.symbol.value, line.label, line.count] for line in marks.lines]
        source = {"source": marks.source} if marks.source else {}
        found["marks"] = {"title": marks.title, "lines": lines, **source}
    return found


def fill_name(fill: Fill) -> str:
    """What scripts know a fill by: its colour, or the pattern that says that there is none."""
    return fill.colour if fill.pattern is Pattern.NONE else fill.pattern.value


def nothing_found() -> Html:
    """What to do where no footprint matches."""
    words = "Nothing matches. Widen the search, or choose Reset in the side panel to start again."
    return note(words, role="status")


def _place_found(scene: Scene) -> Html:
    """In which footprint a place lies that was searched for, with a link that selects it."""
    notice = place_notice(scene)
    return element("div", notice, class_="stp-place", role="status") if notice else Html("")


def _left_out(scene: Scene) -> Html:
    """What of a person's table is not on the map that it colours; empty for nothing."""
    figures = scene.figures
    if not (figures and figures.left_out and scene.measure.is_uploaded):
        return Html("")
    of = f"{len(scene.legend.measure.values(scene.entries, scene.shown.population)):,}"
    said = f"{of} of {len(scene.atlas.footprints)} footprints have a value in your figures."
    listed = element("ul", *(element("li", line) for line in figures.left_out))
    more = element("details", element("summary", "What was left out"), listed)
    return element("div", element("p", said), more, class_="stp-place", role="status")


def _missing_figures(scene: Scene, *, can_add: bool) -> Html:
    """That a link is coloured by figures which are not here; empty where it is not."""
    slug = scene.shown.colour_by.removeprefix(PREFIX)
    if not scene.measure.is_uploaded or (scene.figures and scene.figures.column(slug)):
        return Html("")
    said = (
        f"This map is coloured by figures named “{slug}”, which are not on this page. If they were "
        "yours, they went when the page was loaded again: they are held for one visit only. "
        "Figures stay with the person who added them; a link does not carry them."
    )
    link = element("a", "add it under Your figures", href="#", data_section=text.OWN_FIGURES)
    added = [" If you have the file, ", link, "."] if can_add else []
    button = element("button", "Send the same table again", type="button", class_="stp-press")
    words = "Your browser still has the table. "
    kept = element("p", words, button, hidden="", data_stp_again=slug)
    return fault(element("p", said, *added), *([kept] if can_add else []), role="status")


def _ignored_parts(ignored: tuple[Ignored, ...]) -> Html:
    """Which parts of the address could not be used, if any."""
    if not ignored:
        return Html("")
    parts = [element("li", f"{each.name}: {each.value[:100]}") for each in ignored[:10]]
    said = element("p", "Parts of this address could not be used and were ignored:")
    return fault(said, element("ul", *parts), role="status")
