"""How does a rule read, in Indonesian and in English?

Written from the data by which the rule acts, so that what is read and signed is what happens.
"""

from simpul.knowledge.rules.wording.formulas import show_size
from simpul.knowledge.rules.wording.least import said_least
from simpul.knowledge.rules.wording.phrases import EVERYBODY, ONLY_SIGNED
from simpul.knowledge.rules.wording.words import Words

__all__ = ["EVERYBODY", "ONLY_SIGNED", "Words", "said_least", "show_size"]
