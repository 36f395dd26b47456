"""Reading the data package piece by piece, each piece with the faults found in it.

Nothing here raises for what a file contains: every function returns what could be read beside a
list of faults, so that ``stp_map.data.atlas`` can report all of them at once.
"""
