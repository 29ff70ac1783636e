"""What happened in the village, and which tiles must follow: the numbers below were worked out by hand.

A line of tiles is: month, RT, then S D N T O B. Leaves without a line have no figure in the months that a story names.
The least gain from the twelfth month on is 200 g for both sexes, for weighings 21 to 40 days apart.
"""

from typing import NamedTuple


class Story(NamedTuple):
    title: str
    happened: str
    tiles: str


STORIES = [
    Story(
        "weighed for the first time, gained, did not gain, missed a month",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-08-05 9.0
           timbang Adi 2026-09-05 9.3
           timbang Adi 2026-10-05 9.4
           timbang Adi 2026-12-05 9.9""",
        """2026-07 C1  1 0 0 0 0 0
           2026-08 C1  1 1 0 0 0 1
           2026-09 C1  1 1 1 0 0 0
           2026-10 C1  1 1 0 1 0 0
           2026-11 C1  1 0 0 0 0 0
           2026-12 C1  1 1 0 0 1 0""",
    ),
    Story(
        "weighed twice in a month counts once, with the later weight, in whatever order they were written down",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-10-10 9.0
           timbang Adi 2026-11-12 9.1
           timbang Adi 2026-11-05 9.4""",
        """2026-10 C1  1 1 0 0 0 1
           2026-11 C1  1 1 0 1 0 0""",
    ),
    Story(
        "a weighing just after midnight belongs to the month that has begun there, not in Greenwich",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-11-01T00:30 9.0
           timbang Adi 2026-11-30T23:59 9.3""",
        """2026-10 C1  1 0 0 0 0 0
           2026-11 C1  1 1 0 0 0 1
           2026-12 C1  1 0 0 0 0 0""",
    ),
    Story(
        "moved to another RT in the middle of a month: the month counts where the month ended, weighed anywhere",
        """lahir Adi 2025-01-09 C1
           lahir Budi 2025-01-09 C1
           timbang Adi 2026-11-03 9.0
           timbang Budi 2026-11-03 9.0
           pindah Adi 2026-11-10 C3""",
        """2026-10 C1  2 0 0 0 0 0
           2026-11 C1  1 1 0 0 0 1
           2026-11 C3  1 1 0 0 0 1
           2026-12 C1  1 0 0 0 0 0
           2026-12 C3  1 0 0 0 0 0""",
    ),
    Story(
        "moved to another kelurahan on the last day of a month, and on the first day of a month",
        """lahir Adi 2025-01-09 C1
           lahir Budi 2025-01-09 C1
           pindah Adi 2026-10-31 B1
           pindah Budi 2026-11-01 B1
           timbang Adi 2026-11-06 9.0""",
        """2026-09 C1  2 0 0 0 0 0
           2026-10 C1  1 0 0 0 0 0
           2026-10 B1  1 0 0 0 0 0
           2026-11 B1  2 1 0 0 0 1""",
    ),
    Story(
        "there and back again: three homes, each with its months",
        """lahir Adi 2025-01-09 C1
           pindah Adi 2026-09-15 B1
           pindah Adi 2026-11-15 C2""",
        """2026-08 C1  1 0 0 0 0 0
           2026-09 B1  1 0 0 0 0 0
           2026-10 B1  1 0 0 0 0 0
           2026-11 C2  1 0 0 0 0 0""",
    ),
    Story(
        "came to live here: counts from the month at whose end they are here",
        """lahir Adi 2025-01-09 C2 P 2026-11-15""",
        """2026-10 -
           2026-11 C2  1 0 0 0 0 0""",
    ),
    Story(
        "died: not in the month of the death, though weighed in it; a death on the first leaves the month before",
        """lahir Adi 2025-01-09 C1
           lahir Budi 2025-01-09 C1
           lahir Cici 2025-01-09 C1
           timbang Adi 2026-11-03 9.0
           timbang Budi 2026-11-03 9.0
           timbang Cici 2026-11-03 9.0
           meninggal Adi 2026-11-20
           meninggal Budi 2026-11-30
           meninggal Cici 2026-12-01""",
        """2026-10 C1  3 0 0 0 0 0
           2026-11 C1  1 1 0 0 0 1
           2026-12 -""",
    ),
    Story(
        "turned five: sixty months on the first day is out, one day short of it is in to the end of the month",
        """lahir Adi 2021-11-01 C1
           lahir Budi 2021-11-02 C1
           timbang Adi 2026-10-20 17.0
           timbang Adi 2026-11-20 17.4
           timbang Budi 2026-10-20 17.0
           timbang Budi 2026-11-20 17.4""",
        """2026-10 C1  2 2 0 0 0 2
           2026-11 C1  1 1 1 0 0 0
           2026-12 -""",
    ),
    Story(
        "turned five on a leap day",
        """lahir Adi 2020-02-29 C1""",
        """2025-01 C1  1 0 0 0 0 0
           2025-02 C1  1 0 0 0 0 0
           2025-03 -""",
    ),
    Story(
        "born in the month, on its first and on its last day",
        """lahir Adi 2026-11-01 C1
           lahir Cici 2026-11-30 C1 P
           timbang Cici 2026-11-30 3.1
           timbang Cici 2026-12-30 4.1""",
        """2026-10 -
           2026-11 C1  2 1 0 0 0 1
           2026-12 C1  2 1 1 0 0 0""",
    ),
    Story(
        "a weighing corrected twice: the last word counts",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-10-05 9.0
           timbang Adi 2026-11-04 9.1
           timbang Adi 2026-12-04 9.4
           betulkan Adi 9.1
           betulkan Adi 9.5""",
        """2026-10 C1  1 1 0 0 0 1
           2026-11 C1  1 1 0 1 0 0
           2026-12 C1  1 1 1 0 0 0""",
    ),
    Story(
        "a correction in an earlier month judges the later month anew",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-11-05 9.4
           timbang Adi 2026-10-05 9.3
           betulkan Adi 9.0""",
        """2026-10 C1  1 1 0 0 0 1
           2026-11 C1  1 1 1 0 0 0""",
    ),
    Story(
        "a late record of the month before: first time becomes gained",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-11-05 9.4
           timbang Adi 2026-10-05 9.0""",
        """2026-10 C1  1 1 0 0 0 1
           2026-11 C1  1 1 1 0 0 0""",
    ),
    Story(
        "a late record of long ago: first time becomes missed last month, and an older first time stays alone",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-11-05 9.4
           timbang Adi 2026-03-05 8.0""",
        """2026-03 C1  1 1 0 0 0 1
           2026-10 C1  1 0 0 0 0 0
           2026-11 C1  1 1 0 0 1 0""",
    ),
    Story(
        "weighed, then moved, then a late record: all of it at the home of each month",
        """lahir Adi 2025-01-09 C1
           timbang Adi 2026-11-05 9.4
           pindah Adi 2026-11-08 B1
           timbang Adi 2026-10-05 9.0""",
        """2026-10 C1  1 1 0 0 0 1
           2026-11 B1  1 1 1 0 0 0""",
    ),
    Story(
        "a mother is not a balita, weighed or not",
        """lahir Ibu 1996-04-02 C1 P
           timbang Ibu 2026-11-05 52.0""",
        """2026-11 -""",
    ),
]
