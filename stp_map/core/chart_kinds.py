"""The charts that leave the page as files, and the words that each needs. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass

from stp_map.core.model import Choice


class ChartKind(Choice):
    """The charts, by what people call them."""

    RANKING = "Ranking"
    AREA = "Population against area"
    LEADERS = "Leader types by region"
    COMPARISON = "Comparison"
    TIMELINE = "Timeline"

    @property
    def slug(self) -> str:
        """The wording in lower case with hyphens: names of files begin with it."""
        return str(self.value).lower().replace(" ", "-")

    @property
    def short(self) -> str:
        """One word for the command line."""
        return self.name.lower()

    @property
    def noun(self) -> str:
        """What it is called where it is offered."""
        return "chart" if self.is_distribution else self.short

    @property
    def is_distribution(self) -> bool:
        """Whether it shows how the values of the footprints are distributed."""
        return self not in {ChartKind.COMPARISON, ChartKind.TIMELINE}


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of a chart: a finding, what is shown, and how it is drawn. Untrusted text."""

    title: str
    subtitle: str
    description: str
