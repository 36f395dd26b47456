"""What a View means: selection, classes, legend, marks, and the words that say it. Pure."""
