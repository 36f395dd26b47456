"""Everything that can leave the page as a file."""
