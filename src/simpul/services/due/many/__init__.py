"""What is due or was missed, of many people at once? (ADR 0038)"""
