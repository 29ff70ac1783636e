"""How is a read that many pages need put together once, and asked with other values each time? (ADR 0028)

    STATES = Prepared(lambda: StateChange.objects.filter(person_id=Blank("person")).order_by("-id"))
    STATES.ask(person=person.pk)

Values go to the driver as they are: uuid.UUID, date, datetime, int, str, or a list of them for `OneOf`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BooleanField, Expression, F, Func, Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


class Blank(Expression):
    """What is filled in when the query is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class OneOf(Func):
    """Whether a column is one of the values of a blank, however many there are."""

    template, arg_joiner = "%(expressions)s)", " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, name: str) -> None:
        super().__init__(F(column), Blank(name))


@dataclass(frozen=True, slots=True)
class Statement(Generic[Row]):
    """SQL, with what turns a row of it into a model and the models joined to it, as Django's own iterator does it."""

    sql: str
    params: tuple[Any, ...]
    model: type[Row]
    columns: slice
    names: list[str]
    converters: dict[int, tuple[list[Any], Any]]
    joined: list[Any]

    def made(self, row: tuple[Any, ...]) -> Row:
        values = list(row)
        for position, (convert, expression) in self.converters.items():
            for one in convert:
                values[position] = one(values[position], expression, connection)
        found: Row = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values[self.columns])
        for populator in self.joined:
            populator.populate(values, found)
        return found


class Prepared(Generic[Row]):
    """build  a query with blanks, of models and what is joined to them (`select_related`); it is not prefetched."""

    def __init__(self, build: Callable[[], QuerySet[Row]]) -> None:
        self.build = build
        self.statement: Statement[Row] | None = None

    def ask(self, **values: Any) -> list[Row]:
        """Raises KeyError where a blank is not filled."""
        if self.statement is None:  # two threads may do it at once: both make the same
            self.statement = _statement(self.build())
        filled = [values[one.name] if isinstance(one, Blank) else one for one in self.statement.params]
        with connection.cursor() as cursor:
            cursor.execute(self.statement.sql, filled)
            rows = cursor.fetchall()
        return [self.statement.made(row) for row in rows]

    def first(self, **values: Any) -> Row | None:
        return next(iter(self.ask(**values)), None)


def _statement(query: QuerySet[Row]) -> Statement[Row]:
    compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    info, selected = compiler.klass_info, compiler.select
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    return Statement(
        sql,
        tuple(params),
        info["model"],
        slice(first, last),
        [column[0].target.attname for column in selected[first:last]],
        compiler.get_converters([column[0] for column in selected]),
        get_related_populators(info, selected, DEFAULT_DB_ALIAS),  # type: ignore[call-arg]  # stubs of a later Django
    )
