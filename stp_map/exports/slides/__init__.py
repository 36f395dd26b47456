"""A view as a presentation for PowerPoint and LibreOffice Impress."""

from stp_map.exports.slides.deck import deck

__all__ = ["deck"]
