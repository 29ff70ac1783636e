"""What belongs to a pregnancy: its dates, the items of each visit, the plan of the birth, contraception? (ADR 0042)"""
