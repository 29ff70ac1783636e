"""How do the tests keep a password? As the product does, for a thousandth of what it costs there on purpose."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    time_cost = 1
    memory_cost = 256
    parallelism = 1
