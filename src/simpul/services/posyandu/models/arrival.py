"""Who came to an open day, as the how manieth?"""

from django.db import models
from django.db.models import Q

from simpul.foundation.identifiers import new_id
from simpul.records.people.models import Person
from simpul.services.posyandu.models.session import Session


class Arrival(models.Model):
    """One person who came to one session: the number in the queue is theirs alone.

    A line that was written by mistake is taken back and stays; its number is not given again, so that nobody who waits
    holds a number that somebody else holds too.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="arrivals")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kelurahan_id = models.IntegerField()
    number = models.IntegerField()
    at = models.DateTimeField()
    recorded_by = models.UUIDField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="arrival_number"),
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(taken_back_at__isnull=True), name="arrival_once"
            ),
        ]
        indexes = [models.Index(fields=["person", "-at"], name="arrival_of_person")]

    def __str__(self) -> str:
        return f"arrival {self.session_id} {self.number}"
