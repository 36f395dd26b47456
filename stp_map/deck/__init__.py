"""A view as a presentation for PowerPoint and LibreOffice Impress."""

from stp_map.deck.slides import deck

__all__ = ["deck"]
