"""The example that `--help` of a word shows is read by the word itself."""

import io
import json

import pytest

from simpul.interfaces.cli.main import main

WORDS = ["assess", "due", "maternal", "ckg", "spm"]


@pytest.mark.parametrize("word", WORDS)
def test_the_example_of_the_help_runs(
    word: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit):
        main([word, "--help"])
    shown = capsys.readouterr().out
    example, _ = json.JSONDecoder().raw_decode(shown[shown.index("{") :])
    for more in ([], ["--words"]):
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(example)))
        assert main([word, *more]) == 0
        assert len(capsys.readouterr().out) > len("{}")
