"""Workbooks of Excel and LibreOffice, read row by row."""
