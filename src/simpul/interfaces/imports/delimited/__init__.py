"""Sheets as text: comma, semicolon or tab; UTF-8, UTF-16 or the old code page of Windows."""
