"""What is due for a person, and what do the rules say of the last visit?"""
