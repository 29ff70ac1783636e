"""What came with a form besides its fields: the ids that the client made, kept when the form comes back."""

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from simpul.foundation.errors import DomainError
from simpul.foundation.identifiers import new_id, require_uuid7
from simpul.interfaces.web.refusals import sentence_of

MADE_BEFORE = ("id_already_used", "id_unreadable")  # the next press makes something of its own


class SentIds:
    """children    how many newborns the form asks about; each has an id of its own
    is_renewed  the ids that came were used before: the form comes back with new ones
    """

    def __init__(self, post: QueryDict | None) -> None:
        self.post = post
        self.children = 0
        self.is_renewed = False

    def sent_value(self, name: str) -> str:
        return self.post.get(name, "").replace("\0", "")[:80] if self.post is not None else ""

    @property
    def form_id(self) -> str:
        return self._kept("form_id")

    @property
    def other_id(self) -> str:
        return self._kept("second_id")

    @property
    def child_ids(self) -> list[tuple[str, str]]:
        names = [f"child{number}" for number in range(self.children)]
        return [(name, self._kept(name)) for name in names]

    def id(self) -> UUID:
        return require_uuid7(self.sent_value("form_id"))

    def second_id(self) -> UUID:
        """The id of what is made besides: the family of somebody who founds one."""
        return require_uuid7(self.sent_value("second_id"))

    def child_id(self, number: int) -> UUID:
        return require_uuid7(self.sent_value(f"child{number}"))

    def _kept(self, name: str) -> str:
        return (not self.is_renewed and self.sent_value(name)) or str(new_id())


def said_of(refusal: DomainError) -> str:
    """A form that was sent before with something else in it is sent anew; any other refusal in its own words."""
    if refusal.code in MADE_BEFORE:
        return _("Formulir ini pernah terkirim dengan isi lain. Periksa, lalu tekan sekali lagi.")
    return sentence_of(refusal)
