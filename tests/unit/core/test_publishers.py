"""Who publishes what is found at an address."""

from __future__ import annotations

import pytest

from stp_map.core.model import Atlas, Leader, Source
from stp_map.core.publishers import COPIES, DATES, PUBLISHERS


def sources(atlas: Atlas) -> set[Source]:
    """Every source of a leader or of a change."""
    leaders: list[Leader] = []
    for footprint in atlas.footprints:
        leaders += [footprint.leader, *(change.leader for change in footprint.changes)]
    return {source for leader in leaders for source in leader.sources}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.england.nhs.uk/2016/03/footprint-areas/", "NHS England, 15 March 2016"),
        ("https://www.rcn.org.uk/news-and-events/blogs/x", "Royal College of Nursing"),
        ("https://wikisum.wiki/wiki/Healthcare", "Wikipedia (read on a copying host)"),
        (
            "https://paperzz.com/doc/9099325/black-country-stp-walsall-submission",
            "The Black Country STP, 18 March 2016 (read on a copying host)",
        ),
        ("https://news.example/a", "news.example"),
        ("a letter", ""),
    ],
)
def test_a_source_is_called_by_its_publisher_and_date(url, name):
    assert Source(url).publisher == name


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://en.wikipedia.org/wiki/Healthcare_in_Hampshire", True),
        ("https://wikimili.com/en/Healthcare_in_Somerset", True),
        ("https://paperzz.com/doc/1", False),
        ("https://www.hsj.co.uk/a", False),
        ("a letter", False),
    ],
)
def test_an_encyclopaedia_is_known_on_whichever_host_it_is_copied(url, is_one):
    assert Source(url).is_encyclopaedia is is_one


def test_no_source_of_a_leader_is_shown_by_its_raw_address(atlas: Atlas):
    hosts = {source.host for source in sources(atlas)}
    assert hosts <= PUBLISHERS.keys() | COPIES.keys()
    assert PUBLISHERS.keys().isdisjoint(COPIES)


def test_every_date_is_of_an_address_in_the_tables(atlas: Atlas):
    assert DATES.keys() <= {source.url for source in sources(atlas)}
