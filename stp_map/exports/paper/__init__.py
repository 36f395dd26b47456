"""Pictures, charts and packs on paper: PNG, SVG and PDF."""
