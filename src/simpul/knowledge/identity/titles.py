"""What stands beside a name and is no part of it? Titles, forms of address, degrees; from memory of registers."""

NEWBORN = frozenset({"bayi", "by", "bbl"})
# Before a name, with or without a dot.
TITLES = frozenset(
    {
        "h",
        "hj",
        "hjh",
        "dr",
        "drg",
        "drs",
        "dra",
        "ir",
        "prof",
        "ny",
        "tn",
        "sdr",
        "sdri",
        "bpk",
        "ibu",
        "bapak",
    }
)
# Only with a dot: An. Budi, but An Nisa.
DOTTED_TITLES = frozenset(
    {
        "an",
        "ust",
        "kh",
        "nn",
        "sr",
        "pdt",
    }
)
# After a comma; any other word there counts as a degree when it has a dot.
DEGREES = frozenset(
    {
        "se",
        "sh",
        "st",
        "spd",
        "skep",
        "skm",
        "amd",
        "amdkeb",
        "ners",
        "mkes",
        "msi",
        "mm",
        "mpd",
        "ssos",
        "skom",
        "sag",
        "spog",
        "spa",
        "strkeb",
    }
)


def without_titles(words: list[str]) -> list[str]:
    """Lower-case words, dots kept; the last word always stays, for it may be the name."""
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    return words


def without_degree(plain: str) -> str:
    """The text before a comma, where all that follows are degrees; else the text."""
    name, _, after = plain.partition(",")
    words = after.split()
    only_degrees = bool(words) and all("." in word or word.strip(",.") in DEGREES for word in words)
    return name if name.strip() and only_degrees else plain


def _is_title(word: str) -> bool:
    bare = word.rstrip(".")
    return bare in TITLES or bare in NEWBORN or (word.endswith(".") and bare in DOTTED_TITLES)
