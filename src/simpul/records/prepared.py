"""How is a read that many pages need put together once, and asked with other values each time? (ADR 0028)

    STATES = Prepared(lambda: StateChange.objects.filter(person_id=Blank("person")).order_by("-id"))
    STATES.ask(person=person.pk)

Values go to the driver as they are: uuid.UUID, date, datetime, int, str, or a list of them for `OneOf`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import BooleanField, Expression, F, Func, Model, QuerySet
from django.db.models.query import ModelIterable, get_related_populators
from psycopg import Cursor

Row = TypeVar("Row")


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
    """SQL, with what turns a row of it into a model and the models joined to it, as Django's own iterator does it.

    model  None: the row itself is wanted (`values_list`)
    worked_out  what is annotated on a model, and where it stands in the row
    """

    sql: str
    params: tuple[Any, ...]
    model: type[Model] | None
    columns: slice
    names: list[str]
    converters: dict[int, tuple[list[Any], Any]]
    joined: list[Any]
    worked_out: dict[str, int]

    @property
    def is_plain(self) -> bool:
        """Whether the rows of the database are what is wanted."""
        return self.model is None and not self.converters

    def made(self, row: tuple[Any, ...]) -> Any:
        values = list(row)
        for position, (convert, expression) in self.converters.items():
            for one in convert:
                values[position] = one(values[position], expression, connection)
        if self.model is None:
            return tuple(values)
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values[self.columns])
        for populator in self.joined:
            populator.populate(values, found)
        for name, position in self.worked_out.items():
            setattr(found, name, values[position])
        return found


class Prepared(Generic[Row]):
    """build  a query with blanks, of models and what is joined to them (`select_related`), or of rows (`values_list`)

    `prefetch_related` is not followed: `attach` does it.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Row]]) -> None:
        self.build = build
        self.statement: Statement[Row] | None = None

    def ask(self, **values: Any) -> list[Row]:
        """Raises KeyError where a blank is not filled."""
        if self.statement is None:  # two threads may do it at once: both make the same
            self.statement = _statement(self.build())
        filled = [values[one.name] if isinstance(one, Blank) else one for one in self.statement.params]
        with _planned_once() as cursor:
            cursor.execute(self.statement.sql, filled)
            rows = cursor.fetchall()
        return rows if self.statement.is_plain else [self.statement.made(row) for row in rows]

    def first(self, **values: Any) -> Row | None:
        return next(iter(self.ask(**values)), None)


def _planned_once() -> CursorWrapper:
    """A cursor whose statements the database plans once per connection: to plan takes longer than to carry out.

    Django's own cursors write the values into the statement, so that each is a new one (ADR 0028).
    """
    connection.close_if_health_check_failed()  # as before any cursor of Django
    connection.ensure_connection()
    django: Any = connection  # the stubs do not know what logs and checks a cursor as all others
    planned: CursorWrapper = django._prepare_cursor(Cursor(connection.connection))
    return planned


def attach(owners: Iterable[Model], name: str, rows: Iterable[Model], owner: str) -> None:
    """Let `one.<name>.all()` of each owner give its rows, in their order, as `prefetch_related` does.

    owner  the relation of a row that leads back
    """
    by_id = {one.pk: one for one in owners}
    found: dict[Any, list[Model]] = {one: [] for one in by_id}
    for row in rows:
        owner_id = getattr(row, f"{owner}_id")
        setattr(row, owner, by_id[owner_id])
        found[owner_id].append(row)
    for one in by_id.values():
        model: Any = one._meta.get_field(name).related_model
        kept = model._default_manager.all()
        kept._result_cache, kept._prefetch_done = found[one.pk], True
        vars(one).setdefault("_prefetched_objects_cache", {})[name] = kept


def _statement(query: QuerySet[Any, Row]) -> Statement[Row]:
    compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, params = compiler.as_sql()
    info, selected = compiler.klass_info, compiler.select
    converters = compiler.get_converters([column[0] for column in selected])
    if not issubclass(query._iterable_class, ModelIterable):
        return Statement(sql, tuple(params), None, slice(0), [], converters, [], {})
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in selected[first:last]]
    joined = get_related_populators(info, selected, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]  # stubs of a later Django
    worked_out = dict(compiler.annotation_col_map or {})
    return Statement(sql, tuple(params), info["model"], slice(first, last), names, converters, joined, worked_out)
