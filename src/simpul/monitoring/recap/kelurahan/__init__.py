"""What does who counts and knows no names see of each kelurahan, beside the city's table and the recap? (ADR 0047)"""
