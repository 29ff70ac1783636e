"""Hand-written villages: the tiles that follow from what happened, however the news reaches them."""

import pytest

from simpul.monitoring.pws.actions import rebuild
from tests.monitoring.stories import STORIES, Story
from tests.monitoring.village import Village, catch_up

WAYS = ("news after each line", "all news at the end", "made anew")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("story", STORIES, ids=[story.title for story in STORIES])
def test_the_tiles_are_those_worked_out_by_hand(village: Village, story: Story, way: str) -> None:
    for line in story.happened.splitlines():
        village.tell(line)
        if way == "news after each line":
            catch_up()
    if way == "made anew":
        rebuild()
    else:
        catch_up()
    months, expected = read(story.tiles)
    assert {key: value for key, value in village.tiles().items() if key[0] in months} == expected


def read(tiles: str) -> tuple[set[str], dict[tuple[str, str], str]]:
    """The months named, and the figures of the leaves that have any."""
    lines = [line.split() for line in tiles.splitlines()]
    return {line[0] for line in lines}, {(month, rt): " ".join(six) for month, rt, *six in lines if six}
