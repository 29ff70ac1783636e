"""Are these two the same name, and these two the same person?"""
