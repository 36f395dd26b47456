"""The rules of the data package. What others may use is named here.

A check raises for nothing that a file contains: it gives a list of faults, so that all of them
can be told at once.
"""

from stp_map.data.checks.everything import check_content, check_package

__all__ = ["check_content", "check_package"]
