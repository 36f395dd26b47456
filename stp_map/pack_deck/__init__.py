"""The briefing pack as a presentation for PowerPoint and LibreOffice Impress."""

from stp_map.pack_deck.slides import pack_deck

__all__ = ["pack_deck"]
