from __future__ import annotations

import pytest

from stp_map.core.errors import DataError, Fault


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("a.csv", "is missing."), "a.csv: is missing."),
        (Fault("a.csv", "is blank.", row=3), "a.csv, row 3: is blank."),
        (Fault("a.csv", "is odd.", 3, "name"), "a.csv, row 3, column name: is odd."),
    ],
)
def test_a_fault_says_where_before_what(fault, text):
    assert str(fault) == text


def test_a_data_error_lists_every_fault():
    error = DataError([Fault("a.csv", "is missing."), Fault("b.csv", "is blank.", row=2)])
    assert str(error) == (
        "The data package has 2 faults:\n- a.csv: is missing.\n- b.csv, row 2: is blank."
    )


def test_a_data_error_counts_one_fault_in_the_singular():
    assert str(DataError([Fault("a.csv", "is missing.")])).startswith(
        "The data package has 1 fault:\n"
    )
