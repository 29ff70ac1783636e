"""How large is what a phone fetches of the medicine? Bytes of each part, packed alone, and of the whole bundle.

python -m bench.bundle [YYYY-MM-DD]      the rules, forms and schedules that hold on that day (today) or later

Parts packed together are a little smaller than their sum. Aim of the whole: 150 KB.
"""

import json
import sys
from datetime import UTC, date, datetime

from bench.results import keep_section
from simpul.foundation.local_time import LocalZone, local_date
from simpul.knowledge.bundle import parts, sizes

AIM = 150_000
WORDS = {
    "rules": "rules",
    "numbers": "numbers of the city where sources differ",
    "telling": "sentences of an answer",
    "forms": "forms, with words, units and ranges of what they ask",
    "immunization": "immunisation schedule",
    "services": "services due",
    "growth": "growth tables of WHO, 0 to 19 years",
    "classes": "classes, gains, faltering and actions of growth",
    "maternal": "pregnancy, visits K1 to K6, birth, contraception",
    "ckg": "packages of the free check of health",
    "bundle": "all of it, as a phone fetches it",
}


def main(day: date) -> int:
    """Returns 1 where the bundle is larger than its aim."""
    content, found = parts(day), sizes(day)
    whole = {name: len(json.dumps(part)) for name, part in content.items()}
    whole["bundle"] = sum(whole.values())
    rows = [
        (WORDS[name], f"{size / 1000:.1f} KB gzipped, {whole[name] / 1000:.0f} KB of JSON")
        for name, size in found.items()
    ]
    for what, figure in rows:
        print(f"{what}: {figure}")
    keep_section("Bundle of a phone", f"bench/bundle.py: {day}; aim {AIM // 1000} KB for all of it.", rows)
    return 0 if found["bundle"] <= AIM else 1


if __name__ == "__main__":
    sys.exit(
        main(date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else local_date(datetime.now(UTC), LocalZone.WIB))
    )
