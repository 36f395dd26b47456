"""How pictures are drawn: type, blocks of words, maps and sheets. Only here is matplotlib known."""
