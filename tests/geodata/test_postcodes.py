"""The list of postcodes is the one that belongs to the data package's other files."""

from __future__ import annotations

import csv
import json

from stp_map.core.model import Atlas
from stp_map.data.places import towns


def test_the_list_was_made_from_the_tables_and_packages_of_today(geodata, monkeypatch):
    monkeypatch.syspath_prepend(str(geodata))
    import build  # noqa: PLC0415 - not on the path before

    described = json.loads((geodata / "datapackage.json").read_text("utf-8"))["resources"]
    made_from = next(each[build.MADE_FROM] for each in described if build.MADE_FROM in each)
    assert made_from == build._made_from(geodata), "run python geodata/build.py"


def test_a_short_form_stands_for_a_footprint_or_a_trust_of_the_tables(geodata, atlas: Atlas):
    trusts = {trust.code for footprint in atlas.footprints for trust in footprint.trusts}
    rows = csv.DictReader((geodata / "tables/short_forms.csv").read_text("utf-8").splitlines())
    assert [row["short_form"] for row in rows if row["code"] not in {*trusts, *atlas.codes}] == []


def test_every_english_place_has_a_footprint_and_a_county(atlas: Atlas):
    countries = {"Scotland", "Wales", "Northern Ireland"}
    english = [town for town in towns(atlas) if town.county not in countries]
    assert len(english) > 4600
    assert all(town.footprints and town.county for town in english)
    assert not any(town.footprints for town in towns(atlas) if town.county in countries)
