"""How is a member of a family related to its head?"""

from django.db.models import TextChoices


class Relation(TextChoices):
    """The nine of the family form (ilp.md 6.3)."""

    HEAD = "kk", "Kepala keluarga"
    SPOUSE = "pasangan", "Istri atau suami"
    CHILD = "anak", "Anak"
    CHILD_IN_LAW = "menantu", "Menantu"
    GRANDCHILD = "cucu", "Cucu"
    PARENT = "orang_tua", "Orang tua"
    PARENT_IN_LAW = "mertua", "Mertua"
    RELATIVE = "famili_lain", "Famili lain"
    OTHER = "lainnya", "Lainnya"


SEEN_FROM_THE_OTHER = {
    Relation.SPOUSE: Relation.SPOUSE,
    Relation.CHILD: Relation.PARENT,
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD_IN_LAW: Relation.PARENT_IN_LAW,
    Relation.PARENT_IN_LAW: Relation.CHILD_IN_LAW,
}


def of_the_one_before(successor: str) -> Relation:
    """What a head becomes to the member who takes its place: the husband of a wife, the parent of a child."""
    return SEEN_FROM_THE_OTHER.get(Relation(successor), Relation.RELATIVE)
