"""What is hidden of the recap added up beside the table of the city? (ADR 0047)"""
