"""What was said of a service that is due: no, or another day? By whom, until when does it hold? (ADR 0049)"""
