"""Simpul: the working system of a city's integrated primary care."""
