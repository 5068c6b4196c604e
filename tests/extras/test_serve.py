"""The service as a process: the protocol over HTTP, and everything that should not get through."""

from __future__ import annotations

import doctest
import json
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import jsonschema
import pytest

from starnames.server import running
from starnames.server.app import build_app
from starnames.server.running import Impatient
from starnames.table import default_base
from tests.extras.pages import PAGES, run_page
from tests.extras.service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SCHEMAS = PAGES.parents[1] / "tests" / "extras" / "reconciliation"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30, trust_env=False) as made:
        yield made


def _fits(answer: httpx.Response, schema: str) -> Any:  # noqa: ANN401 - JSON
    """Return the JSON of an answer that is for anybody to read and fits a schema."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    jsonschema.validate(found, json.loads((_SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return found


def _refused(answer: httpx.Response, status: int) -> str:
    assert answer.status_code == status, (answer.status_code, answer.text[:200])
    assert answer.headers["content-type"] == "application/json"
    problem: str = answer.json()["error"]
    return problem


@pytest.mark.parametrize("path", ["/", "/reconcile"])
def test_the_manifest_is_at_the_root(client: httpx.Client, address: str, path: str) -> None:
    found = _fits(client.get(path), "manifest")
    assert found["view"]["url"].startswith(address)


def test_a_browser_gets_the_page_there(client: httpx.Client) -> None:
    answer = client.get("/", headers={"accept": "text/html,*/*"})
    assert "<!doctype html>" in answer.text
    assert answer.headers["vary"] == "accept"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/reconcile"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_queries_by_post_and_get(client: httpx.Client, path: str, method: str) -> None:
    queries = {"q0": {"query": "Tuojing Technology", "limit": 3, "type": "company"}, "q1": {"query": "Alice"}, "q2": {}}
    form = {"queries": json.dumps(queries, ensure_ascii=False), "callback": "steal"}
    answer = client.get(path, params=form) if method == "GET" else client.post(path, data=form)
    found = _fits(answer, "reconciliation-result-batch")
    assert [(each["id"], each["match"]) for each in found["q0"]["result"]] == [("piotech", True)]
    assert [(each["id"], each["match"]) for each in found["q1"]["result"]] == [("allist", False)]
    assert found["q2"]["result"] == []


def test_extend_suggest_properties_flyout(client: httpx.Client) -> None:
    wanted = {"ids": ["hygon", "nobody"], "properties": [{"id": "ticker"}, {"id": "zh"}]}
    found = _fits(client.post("/reconcile", data={"extend": json.dumps(wanted)}), "data-extension-response")
    assert found["rows"]["hygon"] == {"ticker": [{"str": "688041.SH"}], "zh": [{"str": "海光信息"}]}
    found = _fits(client.get("/suggest/entity", params={"prefix": "Haiguang"}), "suggest-entities-response")
    assert found["result"][0]["id"] == "hygon"
    found = _fits(client.get("/suggest/property", params={"prefix": "tick"}), "suggest-properties-response")
    assert found["result"] == [{"id": "ticker", "name": "Ticker"}]
    found = _fits(client.get("/suggest/type", params={"prefix": "com"}), "suggest-types-response")
    assert found["result"] == [{"id": "company", "name": "Company"}]
    found = _fits(
        client.get("/properties", params={"type": "company", "limit": "2"}), "data-extension-property-proposal"
    )
    assert len(found["properties"]) == 2
    for kind, name in (("entity", "hygon"), ("property", "ticker"), ("type", "company")):
        found = _fits(client.get(f"/flyout/{kind}", params={"id": name}), "flyout-response")
        assert found["html"]
        assert _refused(client.get(f"/flyout/{kind}", params={"id": "nobody"}), 404)


def test_preflight(client: httpx.Client) -> None:
    for path in ("/", "/reconcile", "/suggest/entity"):
        answer = client.options(path, headers={"origin": "http://a.example", "access-control-request-method": "POST"})
        assert answer.status_code == 204
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "POST" in answer.headers["access-control-allow-methods"]


def test_view_and_preview_may_be_framed_and_hold_no_script(client: httpx.Client) -> None:
    for path in ("/entity/hygon", "/preview?id=hygon"):
        answer = client.get(path)
        assert "688041.SH" in answer.text
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors" not in policy
        assert "script-src" not in policy
    assert _refused(client.get("/preview"), 404)
    assert "<script" not in client.get("/entity/%3Cscript%3E").text


def test_the_page_has_a_strict_policy_and_no_outside_assets(client: httpx.Client) -> None:
    answer = client.get("/", headers={"accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    for path in ("/", "/page.js", "/page.css"):
        text = client.get(path, headers={"accept": "text/html"}).text
        assert "//" not in text.replace("// ", "").replace("http://www.w3.org", "")
    assert " style=" not in answer.text
    assert " on" not in answer.text.replace(" on this", "").replace(" on the", "")


def test_normalize_and_resolve(client: httpx.Client) -> None:
    found = client.post("/api/normalize", json={"text": "Tuojing Technology 😀 rose", "names": "short"}).json()
    assert found["text"] == "Piotech 😀 rose"
    raw = b'{"text": "a lone \\ud800 surrogate and Lanqi Technology"}'
    answer = client.post("/api/normalize", content=raw, headers={"content-type": "application/json"})
    assert answer.json()["changes"][0]["after"] == "Montage Technology Co., Ltd."
    assert client.post("/api/resolve", json={"names": ["AMEC"]}).json()["links"][0]["ticker"] == "688012.SH"


_RAW = "application/json"


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"\xff\xfe\x00", _RAW, 400),
        (b'{"text": "\xc3\x28"}', _RAW, 400),
        (b"[" * 200_000, _RAW, 400),
        (b'{"text":' * 100_000, _RAW, 400),
        (b'{"text": ' + b"9" * 100_000 + b"}", _RAW, 400),
        (b"{", _RAW, 400),
        (b"", _RAW, 400),
        (b"null", _RAW, 400),
        (b'{"text": "x"}', "text/plain", 415),
        (b'{"text": "x"}', "application/x-www-form-urlencoded", 415),
        (b'{"text": "' + b"x" * (1 << 20) + b'"}', _RAW, 413),
    ],
)
def test_bodies_that_are_refused(client: httpx.Client, content: bytes, kind: str, status: int) -> None:
    assert _refused(client.post("/api/normalize", content=content, headers={"content-type": kind}), status)


@pytest.mark.parametrize(
    "form",
    [
        b"queries=%FF%FE",
        b"queries=%5B%5D",
        b"queries=" + b"%5B" * 100_000,
        b"\xff\xff=1",
        b"nothing=here",
        b"&".join([b"a=1"] * 500),
        b"extend=7",
        b"",
    ],
)
def test_forms_that_are_refused(client: httpx.Client, form: bytes) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert _refused(client.post("/reconcile", content=form, headers=headers), 400)


def _exchange(address: str, sent: bytes, *, wait: float = 10.0) -> bytes:
    """Return what the service answers to raw bytes, until it closes or says no more."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=wait) as peer:
        got = b""
        try:
            peer.sendall(sent)
            peer.shutdown(socket.SHUT_WR)
            while part := peer.recv(65_536):
                got += part
        except OSError:  # the service closed first
            pass
        return got


def _request(path: str, *headers: str, host: str = "127.0.0.1") -> bytes:
    lines = [f"GET {path} HTTP/1.1", f"host: {host}", "connection: close", *headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..\\..\\etc\\passwd",
        "//etc/passwd",
        "/page.js/../../__init__.py",
        "/assets/page.js",
        "/page.js%00.html",
        "/page.js/",
        "/entity/..%2f..%2f..%2fetc%2fpasswd",
        "/entity/../api/about",
        "/API/about",
        "/reconcile/",
        "/%72econcile%2f",
        "/\xff\xfe",
        "/;/page.js",
        "http://evil.example/page.js",
    ],
)
def test_no_path_gets_past_the_routes(address: str, path: str) -> None:
    got = _exchange(address, _request(path))
    assert got.split(b" ", 2)[1] in {b"404", b"400", b"421"}, got[:200]
    assert b"root:" not in got
    assert b"import" not in got


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8340", "127.0.0.1.evil.example", "", "192.168.1.1", "localhost@evil.example"]
)
def test_other_hosts_are_refused(address: str, host: str) -> None:
    got = _exchange(address, _request("/api/about", host=host))
    assert got.startswith((b"HTTP/1.1 421", b"HTTP/1.1 400")), got[:200]


def test_two_hosts_or_none_are_refused(address: str) -> None:
    for lines in (b"", b"host: localhost\r\nhost: evil.example\r\n"):
        got = _exchange(address, b"GET /api/about HTTP/1.1\r\n" + lines + b"connection: close\r\n\r\n")
        assert got.split(b" ", 2)[1] in {b"400", b"421"}, got[:200]
    assert _exchange(address, b"GET /api/about HTTP/1.0\r\n\r\n").split(b" ", 2)[1] == b"421"


def test_headers_that_claim_another_address_change_nothing(client: httpx.Client, address: str) -> None:
    claims = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "forwarded": "host=evil.example"}
    found = client.get("/reconcile", headers=claims | {"x-original-url": "/api/about", "x-http-method-override": "PUT"})
    assert found.json()["view"]["url"].startswith(address)


def test_huge_headers_end_the_connection(address: str) -> None:
    got = _exchange(address, _request("/", "x: " + "a" * 2_000_000))
    assert not got or got.startswith((b"HTTP/1.1 400", b"HTTP/1.1 431"))
    got = _exchange(address, _request("/" + "a" * 2_000_000))
    assert not got or got.startswith((b"HTTP/1.1 400", b"HTTP/1.1 414"))


@pytest.mark.parametrize(
    "headers",
    [
        ["content-length: -1"],
        ["content-length: 5", "content-length: 6"],
        ["content-length: 99999999999999999999999999"],
        ["content-length: 2000000"],
        ["content-length: 5", "transfer-encoding: chunked"],
        ["transfer-encoding: chunked", "content-length: 5"],
    ],
)
def test_lengths_that_lie(address: str, headers: list[str]) -> None:
    start = b"POST /reconcile HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
    smuggled = b"GET /api/about HTTP/1.1\r\nhost: localhost\r\n\r\n"
    got = _exchange(address, start + "\r\n".join([*headers, "", ""]).encode() + b"0\r\n\r\n" + smuggled)
    assert got.split(b" ", 2)[1:2] in ([b"400"], [b"413"], []), got[:200]
    assert b"entities" not in got


def test_a_chunked_body_is_counted_as_it_comes(address: str) -> None:
    start = b"POST /reconcile HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    assert _exchange(address, start + chunk * 40)[9:12] in {b"413", b""}


@pytest.mark.parametrize("length", [(1 << 20) + 1, 6_000_000])
@pytest.mark.parametrize("chunked", [False, True])
def test_who_sends_too_much_still_hears_so(address: str, length: int, *, chunked: bool) -> None:
    """A connection closed on bytes that nobody read is reset, and the answer on its way is lost."""
    how = "transfer-encoding: chunked" if chunked else f"content-length: {length}"
    start = f"POST /api/normalize HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n{how}\r\n\r\n"
    body = b"x" * length
    if chunked:
        body = b"%x\r\n%b\r\n0\r\n\r\n" % (length, body)
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=20) as peer:
        peer.sendall(start.encode())
        for at in range(0, len(body), 100_000):
            peer.sendall(body[at : at + 100_000])
            time.sleep(0.001)
        got = b""
        while part := peer.recv(65_536):
            got += part
    assert got.startswith(b"HTTP/1.1 413")
    assert got.endswith(b'send at most 1048576 bytes"}')


def test_a_body_without_end_is_cut(address: str) -> None:
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=20) as peer:
        peer.sendall(b"POST /reconcile HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999\r\n\r\n")
        with pytest.raises(OSError, match=r"reset|pipe|abort"):
            peer.sendall(b"x" * (1 << 28))


def test_methods_and_upgrades(client: httpx.Client, address: str) -> None:
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        assert _refused(client.request(method, "/reconcile"), 405)
    assert _refused(client.get("/api/normalize"), 405)
    upgrade = ["upgrade: websocket", "sec-websocket-version: 13", "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA=="]
    got = _exchange(address, _request("/api/about", *upgrade).replace(b"connection: close", b"connection: upgrade"))
    assert not got.startswith(b"HTTP/1.1 101")


def test_a_slow_body_is_given_up() -> None:
    app = build_app(default_base(), body_within=0.2)
    with _listening(app) as address:
        start = b"POST /reconcile HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nqueries="
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port), timeout=20) as peer:
            peer.sendall(start)
            assert peer.recv(65_536).startswith(b"HTTP/1.1 408")


def test_slow_headers_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Impatient, "headers_within", 0.2)
    with _listening(build_app(default_base())) as address:
        place = urlsplit(address)
        for sent in (b"", b"GET / HTTP/1.1\r\nhost: localhost\r\nx-slow: "):
            with socket.create_connection((place.hostname, place.port), timeout=20) as peer:
                peer.sendall(sent)
                assert peer.recv(65_536) == b""


def _listening(app: Any) -> Any:  # noqa: ANN401 - an ASGI application, and a context manager
    """Return the service running in a thread of this process."""
    import threading  # noqa: PLC0415
    from contextlib import contextmanager  # noqa: PLC0415

    import uvicorn  # noqa: PLC0415

    @contextmanager
    def listening() -> Iterator[str]:
        config = uvicorn.Config(app, port=0, http=Impatient, ws="none", lifespan="off", log_level="error")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()

    return listening()


def test_what_fails_inside_is_said_inside(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    app = build_app(default_base())
    monkeypatch.setattr("starnames.normalizer.Normalizer.normalize", lambda *_, **__: 1 / 0)
    with _listening(app) as address:
        answer = httpx.post(f"{address}/api/normalize", json={"text": "x"}, trust_env=False)
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--host", "0.0.0.0"], "add --public"),  # noqa: S104 - it is refused
        (["--host", "example.org"], "add --public"),
        (["--port", "70000"], "from 0 to 65535"),
        (["--host", "203.0.113.7", "--public"], "cannot listen at 203.0.113.7"),
        (["--table", "missing.yaml"], "missing.yaml"),
    ],
)
def test_wrong_use_exits_2_with_advice(options: list[str], message: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "starnames", "serve", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_port_that_is_taken_is_said(address: str) -> None:
    command = [sys.executable, "-m", "starnames", "serve", "--port", str(urlsplit(address).port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "in use" in done.stderr


def test_options_reach_the_service(tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    with serving("--table", str(table), "--allow-host", "names.example") as address:
        found = httpx.get(f"{address}/api/about", headers={"host": "names.example"}, trust_env=False)
        assert found.status_code == 200
        queries = {"queries": json.dumps({"q": {"query": "Sea Light Chips"}})}
        result = httpx.post(f"{address}/reconcile", data=queries, trust_env=False).json()["q"]["result"]
        assert [(each["id"], each["match"]) for each in result] == [("hygon", True)]


def test_examples_of_running() -> None:
    assert doctest.testmod(running).failed == 0


def test_the_pages() -> None:
    run_page("serve")
