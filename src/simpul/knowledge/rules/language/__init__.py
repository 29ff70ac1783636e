"""In which closed vocabulary is a rule written? (ADR 0032)"""
