"""Is this the same name, written in another way? One key for every spelling of an Indonesian name.

Sources
    Ejaan Van Ophuijsen (1901), Soewandi (1947), EYD (1972): oe/u, dj/j, tj/c, sj/sy, nj/ny.
    The rest is from memory of how names stand in registers, each rule tried with bench/linkage.py on the names of
    Faker id_ID; its figures stand in docs/adr/0017-who-is-the-same-person.md.

Joined, because the two forms are one name: doubled letters; ch, kh, h (Chairul, Khairul, Hairul); dh, th, gh, bh and
d, t, g, b (Budhi, Muthia, Ghani, Subhan); sy, sj, sh and s (Syarif, Aisyah); q, k (Taufiq); v, ph, f (Novi, Sofia);
ie, i (Arief); ae, ai (Zaenal); iy, uw before a vowel (Supriyadi, Suwarno); y that is no consonant and i (Rizky, Cyndi);
h after a at the end (Fatimah); z, s at the end (Aziz); dz, z and ts, s at the start (Dzaki, Tsani); ck, k; x, ks; Abd,
Abdul.

Kept apart: p, f (Pitri, Fitri) and z, j, s inside a word (Rizal, Rijal, Risal), where the Jaro-Winkler distance of
`compare` is the better judge; h after other vowels (Ratih, Rati); old j for y (Surjadi), which is also the new j;
single letters other than a first "M." (an initial says too little); Abdurrahman and Abdul Rahman (one word and two).
"""

import re
import unicodedata
from functools import lru_cache

from simpul.knowledge.identity.titles import NEWBORN, without_degree, without_titles

WHOLE = "muhamad"
# In this order; a pattern never sees doubled letters.
SPELLINGS = tuple(
    (re.compile(old), new)
    for old, new in (
        *((r"oe", "u"), (r"dj", "j"), (r"tj", "c"), (r"nj", "ny"), (r"q", "k"), (r"x", "ks"), (r"ck", "k")),
        *((r"[ck]h", "h"), (r"s[jh]|sy", "s"), (r"([dtgb])h", r"\1"), (r"ph|v", "f"), (r"^dz", "z"), (r"^ts", "s")),
        *((r"ie", "i"), (r"ae", "ai"), (r"iy(?=[aeiou])", "i"), (r"uw(?=[aeiou])", "u")),
        *((r"(?<=.)y(?![aeiou])", "i"), (r"(?<=.a)h$", ""), (r"(?<=..)z$", "s"), (r"^moh", "muh")),
    )
)
SHORT_FORMS = {
    **dict.fromkeys(("muhamat", "muhamed", "muh", "muhd", "mhd"), WHOLE),
    "abd": "abdul",
}
WORD = re.compile(r"[^\W\d_]+\.?")  # A.Rahman is two words
KYAI = re.compile(r"^\s*k\.\s*h\.")
DOUBLED = re.compile(r"(.)\1+")
# What a half-typed word is most often on the way to: oe, ch. The others only where the word is already old or Arabic.
OPEN, OPEN_IF_OLD = {"o": "e", "c": "h"}, {"d": "j", "t": "j", "k": "h", "n": "j"}
OLD = re.compile(r"oe|dj|tj|nj|ch|kh")
APOSTROPHES = "'’‘`´ʼʻ"
PASSES = 12


def spelling_key(text: str) -> str:
    """The key of a name: lower-case words parted by one space, "" for a text without a letter. Never raises.

    The key of a key is the key itself. Letters of other scripts are kept as they are.
    """
    key = _key(text)
    for _ in range(PASSES):  # a rule may make room for another; every rule shortens, so this ends
        again = _key(key)
        if again == key:
            break
        key = again
    return key


def search_tokens(text: str) -> tuple[str, ...]:
    """The words to look for in keys while a name is being typed; the last word may be half typed.

    Every word that the last one can still become has the last token as its beginning; one letter alone may vanish
    (o of oe, c of ch). A space at the end says that the last word is whole.
    """
    *whole, last = [*_words(_plain(text)), *([""] if text[-1:].isspace() else [])]
    known = spelling_key(" ".join([*whole, "zzz"])).split()[:-1]  # before another word, titles are known as such
    only_a_title = last.endswith(".") and not known and len(without_titles([last, "zzz"])) == 1
    return tuple(known if only_a_title or not last else filter(None, [*known, _beginning(last.rstrip("."))]))


def is_unnamed(text: str) -> bool:
    """Whether this stands for a newborn without a name of its own: Bayi Ny. Siti, By Ny Siti, BBL Siti."""
    return _words(_plain(text))[0].rstrip(".") in NEWBORN


def _key(text: str) -> str:
    words = without_titles(_words(_plain(text)))
    if len(words) > 1 and words[0] == "m.":
        words[0] = WHOLE
    return " ".join(filter(None, (_word(word.rstrip(".")) for word in words)))


def _plain(text: str) -> str:
    """Casefolded, without accents, apostrophes and a degree after a comma."""
    if text.isascii():  # most names; to take the letters apart takes longer than all the rest
        return without_degree(text.lower().replace("'", "").replace("`", ""))
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return without_degree("".join(one for one in apart if not unicodedata.combining(one) and one not in APOSTROPHES))


def _words(plain: str) -> list[str]:
    return WORD.findall(KYAI.sub("kh. ", plain)) or [""]


@lru_cache(maxsize=20_000)  # the names of a city share few words
def _word(word: str) -> str:
    single = DOUBLED.sub(r"\1", word.replace("oo", "u"))
    for old, new in SPELLINGS:
        single = DOUBLED.sub(r"\1", old.sub(new, single))
    return SHORT_FORMS.get(single, single)


def _settled(word: str) -> str:
    return spelling_key(word).replace(" ", "")


def _beginning(word: str) -> str:
    """The longest beginning that the keys of all likely continuations share."""
    nexts = set("aeiou" + OPEN.get(word[-1], ""))
    if OLD.search(word):
        nexts |= set(OPEN_IF_OLD.get(word[-1], ""))
    keys = [_settled(word), *(_settled(word + letter) for letter in nexts)]
    least, most = min(keys), max(keys)  # what the first and the last in order share, all share
    shared = 0
    while shared < min(len(least), len(most)) and least[shared] == most[shared]:
        shared += 1
    return least[:shared]
