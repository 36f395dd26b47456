"""The only room that reads: the data package, places, and uploaded figures."""
