"""The briefing pack as a presentation for PowerPoint and LibreOffice Impress."""

from stp_map.exports.slides.pack.slides import pack_deck

__all__ = ["pack_deck"]
