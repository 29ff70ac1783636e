"""Sealed events show every tampering; the unsealed tail is shown as such."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from simpul.records.audit import actions, queries
from simpul.records.audit.models import Event
from simpul.records.audit.sealing import leaf_hash, merkle_root


def event() -> Event:
    return actions.record(
        actor_id=uuid4(), action="person.open", subject_kind="person", subject_id=uuid4(), purpose="x"
    )


def test_a_whole_log_verifies(db: None) -> None:
    for _ in range(5):
        event()
    assert actions.seal() == 5
    event()
    verdict = queries.verify()
    assert (verdict.blocks, verdict.sealed, verdict.unsealed, verdict.faults) == (1, 5, 1, [])
    assert actions.seal() == 1
    assert actions.seal() == 0
    assert queries.verify().blocks == 2


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE audit_event SET purpose = 'y' WHERE id = (SELECT min(id) FROM audit_event)", "diubah"),
        ("DELETE FROM audit_event WHERE id = (SELECT min(id) FROM audit_event)", "hilang"),
        ("DELETE FROM audit_leaf WHERE block_id = 1 AND position = 0", "hilang"),
        ("UPDATE audit_block SET root = previous WHERE number = 1", "diubah"),
    ],
)
def test_whoever_changes_the_past_is_found_out(
    live_database: None, as_owner: Callable[[str], None], statement: str, fault: str
) -> None:
    for _ in range(3):
        event()
    actions.seal()
    as_owner(statement)
    assert any(fault in sentence for sentence in queries.verify().faults)


def test_a_block_taken_out_breaks_the_chain(live_database: None, as_owner: Callable[[str], None]) -> None:
    for _ in range(2):
        event()
        actions.seal()
    as_owner("DELETE FROM audit_leaf WHERE block_id = 1; DELETE FROM audit_block WHERE number = 1")
    assert queries.verify().faults


def test_the_tree_tells_order_and_number_apart() -> None:
    leaves = [bytes([n]) * 32 for n in range(5)]
    assert len({merkle_root(leaves[:n]) for n in range(1, 6)}) == 5
    assert merkle_root(leaves[:2]) != merkle_root(leaves[1::-1])
    with pytest.raises(ValueError, match="at least one"):
        merkle_root([])


def test_a_leaf_covers_every_column(db: None) -> None:
    one = event()
    before = leaf_hash(one)
    for field, value in {
        "action": "a",
        "purpose": "b",
        "kelurahan_id": 9,
        "detail": {"x": 1},
        "actor_id": None,
    }.items():
        changed = Event.objects.get(pk=one.pk)
        setattr(changed, field, value)
        assert leaf_hash(changed) != before, field
