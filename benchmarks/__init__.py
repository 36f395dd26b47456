"""Repeatable measurements of the page against two baselines: ``make bench``."""
