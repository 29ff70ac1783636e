"""How does what stands in a spreadsheet become records, and how is that taken back? (ADR 0021)"""
