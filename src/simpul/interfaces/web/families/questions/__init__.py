"""What is asked of a person, a family, a pregnancy, a birth, and how is what was typed read?"""
