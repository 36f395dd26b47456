"""The page as Streamlit draws it, without a browser: opened, read, and told of gestures."""

from __future__ import annotations

import importlib.metadata
import json
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.testing.v1 import AppTest

from tests.html_reader import HtmlReader
from tests.put_together import above_put_together, details_put_together, real_atlas

ROOT = Path(__file__).resolve().parents[1]
HEAD = "stp_served"
AFTER_MAP = "stp_after_map"
FIGURES_FORM = "stp_figures_form"
CLICKS = count(1)


class Installed:
    """An installed package whose description is read once.

    Streamlit reads that of every package for every page that a test opens, which takes several
    times as long as the page.
    """

    def __init__(self, distribution: importlib.metadata.Distribution) -> None:
        self.distribution = distribution
        self.metadata = distribution.metadata
        self.name = distribution.name

    def __getattr__(self, name: str) -> object:
        """What else there is to know of it."""
        return getattr(self.distribution, name)


ALL_DISTRIBUTIONS = importlib.metadata.distributions


@cache
def installed() -> list[Installed]:
    """Every installed package; nobody installs any while tests run."""
    return [Installed(each) for each in ALL_DISTRIBUTIONS()]


class OwnPage(AppTest):
    """The page; with every run its components say again what they keep, as in a browser."""

    def __init__(self, **params: str | list[str]) -> None:
        super().__init__(ROOT / "app.py", default_timeout=60)
        self.query_params.update(params)
        self.kept: dict[str, object] = {}

    def _run(
        self, widget_state: WidgetStates | None = None, timeout: float | None = None
    ) -> AppTest:
        states = WidgetStates()
        states.CopyFrom(widget_state or WidgetStates())
        for place, value in self.kept.items():
            states.widgets.append(WidgetState(id=place, json_value=json.dumps(value)))
        with patch.object(importlib.metadata, "distributions", installed):
            return super()._run(states, timeout)


def opened(**params: str | list[str]) -> OwnPage:
    """The page at an address."""
    page = OwnPage(**params)
    page.run()
    return page


def html(page: AppTest) -> list[str]:
    """The pieces of HTML on the page, with those that a script puts together above the map."""
    drawn = above_put_together(panel(page)["above"]) if has_component(page, HEAD) else []
    return [*drawn, *(part.proto.body for part in page.get("html"))]


def words(page: AppTest) -> str:
    """Everything that is written on the page outside widgets, map and table."""
    said = [HtmlReader(piece).words for piece in html(page)]
    if has_component(page, AFTER_MAP):
        state = after_map(page)
        details = HtmlReader(details_put_together(real_atlas(), state)).words
        said += [state["note"], state["sources"], details]
    return " ".join(said)


def address(page: AppTest) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    values = {name: page.query_params[name] for name in page.query_params}
    # AppTest gives what a callback wrote once as a text, and all else as a list.
    return {name: [v] if isinstance(v, str) else list(v) for name, v in values.items()}


def component(page: AppTest, name: str) -> Any:  # noqa: ANN401 - AppTest names no type for it
    """What the browser is sent for a component of the page, by the component's name."""
    (found,) = (
        each.proto for each in page.get("bidi_component") if each.proto.component_name == name
    )
    return found


def has_component(page: AppTest, name: str) -> bool:
    """Whether a component is on the page, which it is not where the page can't be drawn."""
    return any(each.proto.component_name == name for each in page.get("bidi_component"))


def after_map(page: AppTest) -> dict[str, Any]:
    """What the browser is told of the details, the sources, the table and the sections."""
    found = json.loads(component(page, AFTER_MAP).json)
    assert isinstance(found, dict)
    return found


def panel(page: AppTest) -> dict[str, Any]:
    """What the browser is told of the side panel, and of what stands above the map."""
    found = json.loads(component(page, HEAD).json)
    assert isinstance(found, dict)
    return found


def chosen(page: AppTest) -> dict[str, Any]:
    """What the side panel shows as chosen, by parameter of the address."""
    return dict(panel(page)["is"])


def gesture(
    page: AppTest, *, n: int | None = None, reset: bool = False, **fields: str | list[str]
) -> None:
    """Do what the panel's script does on a gesture: say what was chosen, and its number."""
    said = {
        "n": panel(page)["heard"] + 1 if n is None else n,
        "fields": {name: [v] if isinstance(v, str) else v for name, v in fields.items()},
        "reset": reset,
    }
    say_gesture(page, said)


def say_gesture(page: AppTest, said: object) -> None:
    """Say anything at all as if the panel's script had said it."""
    trigger(page, "gesture", said)


def follow(page: AppTest, code: str) -> None:
    """Follow a link to a footprint; that to none clears the selection."""
    trigger(page, "pick", code)


def trigger(page: AppTest, name: str, said: object, of: str = HEAD) -> None:
    """Say something as if the script of a component had said it: the panel's, unless named."""
    states = page._tree.get_widget_states()
    heard_at = _make_trigger_id(component(page, of).id, "events")
    value = json.dumps([{"event": name, "value": said}])
    states.widgets.append(WidgetState(id=heard_at, json_trigger_value=value))
    page._run(states)


def figures_form(page: AppTest) -> dict[str, Any]:
    """What the browser is told of the form of uploaded figures."""
    found = json.loads(component(page, FIGURES_FORM).json)
    assert isinstance(found, dict)
    return found


def fill_in(page: AppTest, rows: dict[str, str] | None = None, **told: object) -> None:
    """Fill in the form of uploaded figures, prefilled as it is, and ask for the map."""
    form = figures_form(page)
    slug = told.get("column") or form["column"] or form["columns"][0]["slug"]
    (of,) = (each for each in form["columns"] if each["slug"] == slug)
    filled = {name: of[name] for name in ("name", "unit", "size", "decimals")}
    said = {"column": slug, **filled, "date": form["date"], "source": form["source"], **told}
    before = {row["key"]: row["is"] for row in form["rows"]}
    said |= {"key": form["key"], "rows": before | (rows or {})}
    trigger(page, "show", said, FIGURES_FORM)


def click(page: AppTest, code: str) -> None:
    """Do what the map's script does on a click: send a code and a moment."""
    (of_map,) = page.get("component_instance")
    states = page._tree.get_widget_states()
    value = json.dumps({"code": code, "n": next(CLICKS)})
    states.widgets.append(WidgetState(id=of_map.proto.id, json_value=value))
    page._run(states)


def open_section(page: OwnPage, name: object) -> None:
    """Do what the choice of sections does: keep which one is open. It is so until another is."""
    page.kept[component(page, AFTER_MAP).id] = {"open": name}
    page.run()
