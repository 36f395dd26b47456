"""Any view that a person may ask for, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from stp_map.analysis.measures import MEASURES
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    MOST_COMPARED,
    ClassMethod,
    Filters,
    MapStyle,
    Mark,
    Presentation,
    View,
    in_order,
    tidy_query,
)

CODES = {f"E540000{n:02}": f"E540000{n:02}" for n in range(1, 45)} | {"E54000046": "E54000001"}
DAYS = st.one_of(st.just(AsAt.LATEST_KNOWN), st.dates(FIRST_DAY, LAST_DAY).map(AsAt))
COLUMNS = st.from_regex(r"[a-z0-9-]{1,60}", fullmatch=True).map(lambda slug: f"figure-{slug}")
COMPARED = st.sampled_from([*sorted(set(CODES.values())), *(region.slug for region in Region)])
VIEWS = st.builds(
    View,
    st.builds(
        Filters,
        as_at=DAYS,
        regions=st.sets(st.sampled_from(Region)).map(lambda chosen: in_order(Region, chosen)),
        leader_types=st.sets(st.sampled_from(LeaderType)).map(
            lambda chosen: in_order(LeaderType, chosen)
        ),
        query=st.text().map(tidy_query),
    ),
    st.builds(
        Presentation,
        st.one_of(st.sampled_from([measure.slug for measure in MEASURES]), COLUMNS),
        population=st.sampled_from(PopulationBase),
        classes=st.sampled_from(ClassMethod),
        style=st.sampled_from(MapStyle),
        labels=st.booleans(),
        mark=st.sampled_from(Mark),
        selected=st.sampled_from(["", *sorted(set(CODES.values()))]),
        compared=st.lists(COMPARED, max_size=MOST_COMPARED, unique=True).map(tuple),
    ),
)
