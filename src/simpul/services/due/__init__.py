"""Which services are due for the people of a work area, by what was recorded of them anywhere? (ADR 0041)"""
