"""How is a record of the invented city named? By the seed, so that the same seed gives the same city to the last id."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from random import Random
from uuid import UUID

AT_A_TIME = 1 << 12  # ids of one millisecond: the counter of 12 bits (RFC 9562, method 1)


@dataclass(slots=True)
class Ids:
    """UUIDv7 in the order in which they are asked for, as if made from the morning of `day` on.

    random  of the city and the seed: two cities share no id
    """

    day: date
    random: Random
    given: int = 0
    began: int = field(init=False)

    def __post_init__(self) -> None:
        self.began = round(datetime.combine(self.day, time(), tzinfo=UTC).timestamp()) * 1000

    def new(self) -> UUID:
        later, number = divmod(self.given, AT_A_TIME)
        self.given += 1
        high = (self.began + later) << 16 | 0x7000 | number
        return UUID(int=high << 64 | 0b10 << 62 | self.random.getrandbits(62))
