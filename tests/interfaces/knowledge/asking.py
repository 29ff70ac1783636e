"""How do these tests ask a word of the shell? A file in, the exit code and what was written out."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from simpul.interfaces.cli.main import main

Asked = tuple[int, str]
Ask = Callable[..., Asked]


def asker(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    def ask(word: str, content: Any, *more: str) -> Asked:
        monkeypatch.setattr("sys.stdin", io.StringIO(content if isinstance(content, str) else json.dumps(content)))
        code = main([word, *more])
        written = capsys.readouterr()
        assert written.err == ""
        return code, written.out

    return ask
