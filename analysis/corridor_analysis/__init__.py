"""Reads and judges what the program `corridor` writes."""
