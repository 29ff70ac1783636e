"""What a page says to the one who reads it: its words, not its marks, keys and addresses.

A short word looked for in the raw answer is found by chance in a random key of the form (once in sixty pages for
two capital letters).
"""

import re
from html import unescape
from typing import Any


def words_of(answer: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())
