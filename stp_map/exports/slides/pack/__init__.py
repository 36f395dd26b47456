"""The briefing pack as slides."""
