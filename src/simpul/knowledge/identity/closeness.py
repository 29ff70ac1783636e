"""How close are two words? Jaro-Winkler, in thousandths.

Source: Winkler (1990), String Comparator Metrics; prefix of at most 4 letters, scale 0.1, without a floor.
"""

PREFIX, SCALE = 4, 0.1


def closeness(one: str, two: str) -> int:
    """0 (nothing shared) to 1000 (equal); two empty texts are equal."""
    if one == two:
        return 1000
    near = _jaro(one, two)
    shared = 0
    while shared < min(PREFIX, len(one), len(two)) and one[shared] == two[shared]:
        shared += 1
    return int(1000 * (near + shared * SCALE * (1 - near)) + 0.5)


def _jaro(one: str, two: str) -> float:
    reach = max(max(len(one), len(two)) // 2 - 1, 0)
    taken = [False] * len(two)
    first = []
    for place, letter in enumerate(one):
        for other in range(max(0, place - reach), min(len(two), place + reach + 1)):
            if not taken[other] and two[other] == letter:
                taken[other] = True
                first.append(letter)
                break
    if not first:
        return 0.0
    second = [letter for letter, used in zip(two, taken, strict=True) if used]
    moved = sum(a != b for a, b in zip(first, second, strict=True)) // 2
    count = len(first)
    return (count / len(one) + count / len(two) + (count - moved) / count) / 3
