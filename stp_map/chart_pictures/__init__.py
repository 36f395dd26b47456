"""Charts as files: drawn on the same sheets, with the same words, as pictures of the map."""
