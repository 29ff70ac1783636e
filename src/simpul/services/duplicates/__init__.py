"""Which two records may be one person, who looks at them, and what did they decide? (ADR 0017, 0020)"""
