"""How does this child stand on each of the six growth indices?"""
