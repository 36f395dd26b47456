"""Runs the command line: ``python -m stp_map``."""

import sys

from stp_map.cli import main

if __name__ == "__main__":
    sys.exit(main())
