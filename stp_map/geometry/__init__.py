"""Shapes of every style of map, and the lines that part them."""
