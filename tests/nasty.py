"""What people and their machines send when nobody expects it; every box of every form meets all of it."""

SCRIPT = "<script>alert(1)</script>"
TEXTS = {
    "empty": "",
    "blanks": " \t\u00a0 ",
    "nul": "a\0b",
    "control": "a\x1b[2J\r\nSet-Cookie: x=y\x7f",
    "right to left": "\u202eitS\u202c\u200f",
    "emoji": "\U0001f9d1\u200d\U0001f37c\ufe0f",
    "combining": "e" + "\u0301" * 60,
    "long": "x" * 20_000,
    "html": f'"><{SCRIPT[1:]}',
    "template": "{{ 7|add:7 }}{% now 'Y' %}%(name)s%s",
    "sql": "'; DROP TABLE people_person; --\\",
    "minus": "-1",
    "nan": "NaN",
    "infinite": "1e309",
    "arabic digits": "\u0663\u0665",
    "grams": "3500",
    "comma": "3,5",
    "no such day": "31-02-2024",
    "no leap year": "29-02-2023",
    "future": "01-01-2999",
    "year 1": "01-01-0001",
    "year 9999": "31-12-9999",
    "uuid of version 4": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f",
    "formula": '=HYPERLINK("http://x")',
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
}
BODIES = {
    "bytes that are no text": b"name=%ff%fe&text=\xc3\x28&reason=\xff",
    "half an escape": b"name=%&text=%zz&form_id=%u0000",
    "nothing": b"",
    "only signs": b"&&&===;;;&=",
    "a thousand of one": b"&".join(b"name=x" for _ in range(900)),
}
