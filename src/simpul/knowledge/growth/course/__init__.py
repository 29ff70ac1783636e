"""How does growth go on from one weighing to the next, beyond N and T of one month?"""
