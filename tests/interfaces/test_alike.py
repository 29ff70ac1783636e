"""Rows that are alike are written once: the page is the same as with a loop, whatever stands in the rows."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.template import Context, Template, TemplateSyntaxError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simpul.interfaces.web.components.templatetags.alike import _shape

BLOCK = (
    "<li>{{ row.id }}: <b title='{{ row.name }}'>{{ row.name }}</b>{% if row.number %} {{ row.number }}{% endif %}"
    "{% if row.previous is not None and not row.has_come %}<i>{{ row.previous }}</i>{% endif %}"
    "{{ row.note|default:'-' }}{% for one in row.parts %}<em>{{ one }}</em>{% endfor %}"
    "{{ row.asked.why }}{{ row.name }}{{ outside }}</li>"
)


@dataclass(frozen=True)
class Asked:
    why: str


@dataclass(frozen=True)
class Row:
    id: UUID
    name: str
    number: int
    previous: int | None
    note: str | None
    has_come: bool
    parts: tuple[str, ...]
    asked: Asked | None


TEXTS = st.text(st.sampled_from("ab<>&'\"{}%\ue000\n"), max_size=4)
ROWS = st.builds(
    Row, st.uuids(), TEXTS, st.integers(-1, 1001), st.none() | st.integers(-1, 1), st.none() | TEXTS, st.booleans(),
    st.lists(TEXTS, max_size=2).map(tuple), st.none() | st.builds(Asked, TEXTS),
)  # fmt: skip
BY_SHAPE = Template("{% load alike %}{% alike row in rows %}" + BLOCK + "{% endalike %}{{ row }}")
IN_A_LOOP = Template("{% for row in rows %}" + BLOCK + "{% endfor %}{{ row }}")

OF_MANY = "{% for rows in lists %}[{% alike row in rows once %}" + BLOCK + "{% endalike %}]{% endfor %}"
IN_LOOPS = "{% for rows in lists %}[{% for row in rows %}" + BLOCK + "{% endfor %}]{% endfor %}"
WRITTEN = (
    "{% for rows in lists %}{% alike row in rows once %}{{ row.number }}{{ written.again }}{% endalike %}{% endfor %}"
)


class Written:
    """How often the block was written."""

    times = 0

    def again(self) -> str:
        self.times += 1
        return ""


@given(lists=st.lists(st.lists(ROWS, max_size=3), max_size=3))
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_written_for_one_list_serves_the_others(lists: list[list[Row]]) -> None:
    shown = {"lists": lists * 2, "outside": "<&>"}
    assert Template("{% load alike %}" + OF_MANY).render(Context(shown)) == Template(IN_LOOPS).render(Context(shown))
    written = Written()
    Template("{% load alike %}" + WRITTEN).render(Context({"lists": lists * 2, "written": written}))
    assert written.times == len({_shape(one) for rows in lists for one in rows})


@given(rows=st.lists(ROWS, max_size=5), twice=st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_page_is_the_one_of_a_loop(rows: list[Row], twice: bool) -> None:
    shown = {"rows": rows * (1 + twice), "outside": "<&>"}
    assert BY_SHAPE.render(Context(shown)) == IN_A_LOOP.render(Context(shown))


def test_of_many_rows_each_shape_is_written_once() -> None:
    rows = [Row(UUID(int=at), f"Pemeran {at}", at + 1, None, "", at % 2 == 0, (), None) for at in range(60)]
    template = Template("{% load alike %}{% alike row in rows %}{{ written.again }}{{ row.name }} {% endalike %}")
    written = Written()
    assert template.render(Context({"rows": rows, "written": written})).split(" ")[2:4] == ["Pemeran", "1"]
    assert written.times == 2


@pytest.mark.parametrize("tag", ["alike row", "alike row of rows", "alike row in", "alike row in rows now"])
def test_it_reads_as_a_loop_does(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load alike %}{% " + tag + " %}{% endalike %}")


def test_what_has_to_differ_in_each_row_is_no_tag_of_the_block() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load alike simpul %}{% alike row in rows %}{% if row %}{% fresh_id %}{% endif %}{% endalike %}")
