"""The settings of the tests: those of the product, on this worker's databases."""

from tests.database import prepare_environment

prepare_environment()

from simpul.config.settings import *  # noqa: E402, F403
