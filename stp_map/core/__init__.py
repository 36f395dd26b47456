"""What things are: model, view, address, words, colours, errors. Standard library only."""
