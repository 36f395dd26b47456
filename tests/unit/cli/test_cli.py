"""The command line: files for views, one clear line for whatever is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from stp_map.analysis.parameters import PARAMETERS
from stp_map.analysis.scene import Scene
from stp_map.analysis.search import search
from stp_map.cli import main, options
from stp_map.cli.requests import address_parts
from stp_map.cli.terminal import printable
from stp_map.core import palette
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.model import AsAt
from stp_map.core.order import Order, Output, PictureSize
from stp_map.data.package import DESCRIPTOR, PATHS

ROOT = Path(__file__).resolve().parents[3]
MADE = ["--made-on", "2026-11-22"]
STARTS = {
    "csv": b"\xef\xbb\xbfnumber",
    "xlsx": b"PK",
    "geojson": b'{"type": "FeatureCollection"',
    "gpkg": b"SQLite format 3",
}


@pytest.fixture(autouse=True)
def _one_atlas(atlas, monkeypatch) -> None:
    """Read the real data once, as every other test does; other folders are really read."""
    import stp_map.data.atlas as room  # noqa: PLC0415

    load = room.load_atlas
    monkeypatch.setattr(
        room, "load_atlas", lambda folder: atlas if folder == options.GEODATA else load(folder)
    )


@pytest.mark.parametrize("ending", STARTS)
def test_data_in_the_format_of_its_ending(tmp_path, capsys, ending):
    file = tmp_path / f"out.{ending}"
    assert main(["data", "--out", str(file), *MADE]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert file.read_bytes().startswith(STARTS[ending])


def test_the_name_says_what_is_inside(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    arguments = ["--region", "London", "--colour-by", "leader_type", "--format", "csv"]
    assert main(["data", *arguments]) == 0
    name = "stp-footprints_london_leader-type_2016-03-30.csv"
    assert capsys.readouterr().out == f"{name}\n"
    assert (tmp_path / name).exists()


def test_the_same_view_gives_the_same_bytes_by_url_and_by_options(tmp_path):
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    url = "region=south&leader_type=ccg&q=dorset&population=resident&stp=e54000041"
    asked = ["--region", "south", "--leader-type", "CCG", "--search", "dorset"]
    asked += ["--population", "resident", "--stp", "E54000041"]
    assert main(["data", "--url", url, "--out", str(one), *MADE]) == 0
    assert main(["data", *asked, "--out", str(other), *MADE]) == 0
    assert one.read_bytes() == other.read_bytes()


def test_options_override_the_url(capsys):
    url = "https://maps.example/stp?region=south&as_at=2016-03-15"
    assert main(["view", "--url", url, "--region", "london", "--region", "north"]) == 0
    said = capsys.readouterr().out
    assert "14 of 44" in said
    assert "as at 15 March 2016 (North and London)" in said


def test_view_prints_headline_description_and_table(capsys):
    assert main(["view", "region=london&colour_by=leader_type"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("5 of the 44 footprints are shown")
    assert "Organisation the leader comes from, number of footprints: CCG: 3" in said
    assert [line.split()[0] for line in said.splitlines()[-5:]] == ["27", "28", "29", "30", "31"]


def test_what_the_url_says_in_vain_is_named(capsys):
    assert main(["view", "region=london&region=wales&\x1b[2J=1"]) == 0
    complaints = capsys.readouterr().err.splitlines()
    assert complaints[0].endswith("region=wales")
    assert "\x1b" not in "".join(complaints)
    assert len(complaints) == 2


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["data", "--region", "wales"], "north, midlands-and-east, london, south"),
        (["data", "--as-at", "2017"], "a day from 2016-03-15 to 2019-09-30, or latest-known"),
        (["data", "--as-at", "2019-10-01"], "a day from 2016-03-15 to 2019-09-30"),
        (["data", "--colour-by", "height"], "number-of-neighbours, or figure-NAME"),
        (["data", "--style", "cartogram"], "boundaries, tiles, circles"),
        (["data", "--mark", "all"], "nothing, changes, evidence"),
        (["data", "--format", "docx"], "csv, xlsx, geojson, gpkg"),
        (["data", "--out", "x.docx"], "csv or xlsx or geojson or gpkg"),
        (["page", "--out", "x.pdf"], "html"),
        (["snapshot", "--size", "a3"], "slide, a4-landscape, a4-portrait, square"),
        (["snapshot", "--dpi", "9999999999999"], "30 to 600"),
        (["chart", "--kind", "pie"], "ranking, area, leaders, comparison, timeline"),
        (["chart"], "--kind"),
        (
            ["chart", "--kind", "ranking", "--compare", "wales"],
            "can't use 'wales', expected a footprint's",
        ),
        (
            ["data", "--stp", "E1"],
            "argument --stp: can't use 'E1', expected a footprint's code such as E54000037",
        ),
        (["data", "--made-on", "tomorrow"], "2026-11-22"),
        (["view", "region=south", "--url", "region=north"], "not both"),
        (["data", "--bogus"], "--bogus"),
        (["nonsense"], "snapshot"),
        ([], "COMMAND"),
    ],
)
def test_bad_arguments_give_one_clear_line_and_exit_2(capsys, arguments, named):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert named in said.err


def test_what_cannot_be_written_is_one_line_and_exit_1(tmp_path, capsys):
    assert main(["data", "--out", str(tmp_path / "nowhere" / "x.csv")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "could not be written" in said


def test_standard_output_takes_bytes(capsysbinary):
    assert main(["data", "--out", "-", "--format", "xlsx", *MADE]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")


def test_check_says_that_all_is_well(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No fault found: 44 footprints, version 2016.03.30.\n"


def test_check_lists_every_fault_and_exits_1(tmp_path, capsys):
    assert main(["check", "--geodata", str(tmp_path)]) == 1
    faults = capsys.readouterr().err.splitlines()
    assert len(faults) == len([DESCRIPTOR, *PATHS]) + 1
    assert all("expected a file to read" in fault for fault in faults[1:])


def test_damaged_data_is_one_line_elsewhere(tmp_path, capsys):
    assert main(["view", "--geodata", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"and {len(PATHS)} more faults" in said


def test_nobody_sees_a_traceback(monkeypatch, capsys):
    def broken(*_: object) -> None:
        raise RuntimeError("line one\nline two")

    monkeypatch.setattr("stp_map.cli.run", broken)
    assert main(["check"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_person_may_stop_it(monkeypatch):
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stp_map.cli.run", stopped)
    assert main(["check"]) == 130


@pytest.mark.parametrize(
    "command", ["snapshot", "chart", "deck", "pack", "page", "data", "view", "check"]
)
def test_help_reads_well(capsys, command):
    assert main([command, "--help"]) == 0
    assert "usage: python -m stp_map " + command in capsys.readouterr().out


def test_the_page_with_its_own_words(tmp_path):
    file = tmp_path / "map.html"
    title = "Ours \udcff <b>"
    assert main(["page", "--title", title, "--out", str(file), *MADE]) == 0
    assert "Ours ? &lt;b&gt;" in file.read_text(encoding="utf-8")


def test_a_picture_of_a_region(tmp_path):
    file = tmp_path / "london.svg"
    arguments = ["--region", "london", "--size", "square", "--out", str(file)]
    assert main(["snapshot", *arguments, *MADE]) == 0
    assert b"<svg" in file.read_bytes()[:1000]


def test_charts_by_kind_and_a_comparison_by_url_or_options(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    chart = ["chart", "--format", "svg", *MADE, "--kind"]
    assert main([*chart, "comparison", "--compare", "london", "--compare", "e54000037"]) == 0
    name = "stp-comparison_london_e54000037_2016-03-30.svg"
    assert capsys.readouterr().out == f"{name}\n"
    url = "compare=London&compare=E54000037"
    assert main([*chart, "comparison", "--url", url, "--out", "other.svg"]) == 0
    assert (tmp_path / name).read_bytes() == (tmp_path / "other.svg").read_bytes()
    words = ["--title", "Who led", "--as-at", "2016-12-31", "--black-and-white"]
    assert main([*chart, "timeline", *words]) == 0
    timeline = (tmp_path / "stp-timeline_2016-12-31.svg").read_text("utf-8")
    assert ">Who led<" in timeline
    assert palette.NHS_BLUE.lower() not in timeline.lower()


def test_a_comparison_of_nothing_is_one_line_and_exit_1(capsys):
    assert main(["chart", "--kind", "comparison", "--out", "-"]) == 1
    assert "Nothing is compared" in capsys.readouterr().err


def test_slides(tmp_path):
    file = tmp_path / "south.pptx"
    assert main(["deck", "--region", "south", "--out", str(file), *MADE]) == 0
    assert file.read_bytes().startswith(b"PK")


def test_a_pack_in_either_format(tmp_path, monkeypatch):
    def made(scene: Scene, order: Order) -> bytes:
        return f"{order} of {len(scene.entries)}".encode()

    monkeypatch.setattr("stp_map.exports.make", made)
    monkeypatch.chdir(tmp_path)
    asked = ["--url", "https://maps.example/?region=south", "--title", "Ours", *MADE]
    for output in (Output.PACK_PDF, Output.PACK_DECK):
        order = Order(output, date(2026, 11, 22), page="https://maps.example/", title="Ours")
        assert main(["pack", "--out", f"pack.{output.ending}", *asked]) == 0
        assert Path(f"pack.{output.ending}").read_text() == f"{order} of 13"
        assert main(["pack", "--format", output.ending, *asked]) == 0
        name = f"stp-briefing-pack_south_population_2016-03-30.{output.ending}"
        assert Path(name).read_text() == f"{order} of 13"


def test_formats_sizes_and_charts_are_those_that_can_be_made():
    made = {output for outputs in options.OUTPUTS.values() for output in outputs}
    assert made == set(Output) - {Output.PNG_PRINT}  # which is --dpi 300
    read = options.parser().parse_args
    for command, outputs in options.OUTPUTS.items():
        kind = ["--kind", "ranking"] if command == "chart" else []
        for output in outputs if len(outputs) > 1 else ():
            found = read([command, *kind, "--format", output.ending])
            assert found.output is output
    for size in PictureSize:
        assert read(["snapshot", "--size", size.slug]).size is size
    for kind in ChartKind:
        assert read(["chart", "--kind", kind.short]).chart is kind


@pytest.mark.parametrize("command", [*options.OUTPUTS, "view"])
def test_every_command_takes_every_parameter_of_an_address(command):
    asked = ["--kind", "ranking"] if command == "chart" else []
    for parameter in PARAMETERS:
        asked += ["--labels"] if parameter.name == "labels" else [options.flag(parameter), "x"]
    found = vars(options.parser().parse_args([command, *asked]))
    for parameter in PARAMETERS:
        assert found[parameter.name] in (True, "x", ["x"])


def test_view_names_what_is_compared_and_refuses_what_it_is_not(capsys):
    assert main(["view", "--compare", "london", "--compare", "E54000037"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["view", "--compare", "london", "--compare", "London"]) == 2
    assert "argument --compare: can't use 'London', expected" in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["share-of-patients", "number-of-neighbours"])
def test_a_measure_without_a_column_is_the_last_of_the_table(capsys, slug):
    assert main(["view", "--colour-by", slug]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    ending = {"share-of-patients": r"patients$", "number-of-neighbours": r"\d neighbours?$"}
    assert re.search(ending[slug], last)


@pytest.mark.parametrize(
    ("address", "page", "params"),
    [
        ("", "", {}),
        ("region=south", "", {"region": ["south"]}),
        ("?region=south&region=north", "", {"region": ["south", "north"]}),
        ("https://a.example/b?q=x#c", "https://a.example/b", {"q": ["x"]}),
        ("https://a.example/b", "https://a.example/b", {}),
        ("https://a.example/map.html#q=x", "https://a.example/map.html", {"q": ["x"]}),
        ("file:///home/me/map.html#q=x", "", {"q": ["x"]}),
        ("http://[a?q=x", "", {"url": ["http://[a?q=x"]}),
    ],
)
def test_addresses_of_every_kind(address, page, params):
    assert address_parts(address) == (page, params)


def test_a_terminal_is_not_steered():
    assert printable("\x1b]0;title\x07a\nb\u202e") == "\\x1b]0;title\\x07a b\\u202e"


def test_as_a_program():
    command = [sys.executable, "-m", "stp_map", "check", "--geodata", "/nowhere"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_option_that_means_nothing_is_named_before_the_data_is_read(capsys, tmp_path):
    assert main(["view", "--style", "cartogram", "--geodata", str(tmp_path / "gone")]) == 2
    assert "argument --style: can't use 'cartogram'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("EX4 4QJ", "EX4 4QJ is in Devon."),
        ("UCLH", "NHS trust  University College London Hospitals NHS Foundation Trust  North Cent"),
        ("Sheffeild", "Nothing is called so. Near it: Sheffield"),
        ("Cardiff", "Cardiff is in Wales, outside England."),
    ],
)
def test_find_says_what_a_search_finds(capsys, typed, line):
    assert main(["find", typed]) == 0
    assert any(each.startswith(line) for each in capsys.readouterr().out.splitlines())


def test_find_has_a_line_for_every_candidate_and_says_the_same_as_the_page(capsys, atlas):
    assert main(["find", "Birmingham"]) == 0
    said = capsys.readouterr().out
    found = search(atlas, AsAt.LEADERS_NAMED, "Birmingham")
    assert all(each.name in said for each in (*found.candidates, *found.others))
    assert "Birmingham lies in Birmingham and Solihull and in The Black Country (83% and" in said


def test_find_looks_among_the_leaders_of_the_day(capsys):
    assert main(["find", "pleydell"]) == 0
    assert "Nothing is called so." in capsys.readouterr().out
    assert main(["find", "pleydell", "--as-at", "latest-known"]) == 0
    assert "Coast, Humber and Vale" in capsys.readouterr().out


def test_find_complains_of_a_day_that_is_none(capsys):
    assert main(["find", "Devon", "--as-at", "yesterday"]) == 2
    assert "argument --as-at: can't use 'yesterday'" in capsys.readouterr().err
