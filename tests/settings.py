"""The settings of the tests: those of the product, on this worker's databases, with passwords that cost little."""

from tests.database import prepare_environment

prepare_environment()

from simpul.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
