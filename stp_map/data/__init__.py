"""The only room that reads: the data package, places, and the figures that a person brings."""
