"""How is the growth of a person drawn and said?"""
