"""STP Map: the 44 Sustainability and Transformation Plan footprints of England."""
