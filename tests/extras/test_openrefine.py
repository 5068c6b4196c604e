"""A real OpenRefine reconciles machine-translated names against our service and extends them, over its own commands."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.extras.pages import run_page
from tests.extras.service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMES = """\
name,code
Tuojing Technology,
Haiguang Information,688041.SH
Guilun Electronics,
Lanqi Technology,688041.SH
Alice,
Alice,688578.SH
688012.SS,
hygon,
Nobody We Know,
"""
_PORT = 3333
_PATIENCE = 120


def _wait(what: str, ready: Any) -> Any:  # noqa: ANN401
    """Return what `ready` gives, once it gives something."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            if found := ready():
                return found
        time.sleep(0.3)
    pytest.fail(f"{what} did not come about within {_PATIENCE} seconds")


class _OpenRefine:
    """The commands that its own page sends."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def get(self, command: str, **parameters: str) -> Any:  # noqa: ANN401 - JSON
        return self._client.get(f"/command/core/{command}", params=parameters).raise_for_status().json()

    def post(self, command: str, *, parameters: dict[str, str], form: dict[str, str]) -> Any:  # noqa: ANN401
        parameters = {**parameters, "csrf_token": self.get("get-csrf-token")["token"]}
        form = {**form, **parameters, "engine": '{"facets": [], "mode": "row-based"}'}
        answer = self._client.post(f"/command/core/{command}", params=parameters, data=form)
        found = answer.raise_for_status().json()
        assert found.get("code") in {"ok", "pending", None}, found
        return found

    def project_of(self, table: str) -> str:
        token = self.get("get-csrf-token")["token"]
        upload = {"project-file": ("names.csv", table.encode(), "text/csv")}
        answer = self._client.post(
            "/command/core/create-project-from-upload",
            params={"csrf_token": token},
            data={"project-name": "names", "format": "text/line-based/*sv", "options": '{"separator": ","}'},
            files=upload,
        )
        assert answer.status_code == 302, answer.text[:500]
        return str(httpx.URL(answer.headers["location"]).params["project"])

    def done(self, project: str) -> None:
        _wait("the end of a process", lambda: not self.get("get-processes", project=project)["processes"])


@contextmanager
def _openrefine(folder: Path) -> Iterator[_OpenRefine]:
    with socket.socket() as peer:
        if peer.connect_ex(("127.0.0.1", _PORT)) == 0:
            pytest.fail(f"something listens at port {_PORT} already")
    command = [shutil.which("openrefine") or "openrefine", "-i", "127.0.0.1", "-p", str(_PORT), "-d", str(folder), "-m"]
    environment = {**os.environ, "JAVA_OPTIONS": "-Drefine.headless=true", "REFINE_MIN_MEMORY": "256M"}
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [*command, "768M", "-x", "refine.headless=true"],
            stdout=log,
            stderr=log,
            env=environment,
            start_new_session=True,
        ) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{_PORT}", timeout=60, trust_env=False) as client,
    ):
        try:
            made = _OpenRefine(client)
            _wait("OpenRefine", lambda: made.get("get-version"))
            yield made
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)  # the script and the Java it started
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_OpenRefine]:
    with _openrefine(tmp_path_factory.mktemp("refine")) as made:
        yield made


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as found:
        yield found


@pytest.fixture(scope="module")
def project(refine: _OpenRefine, address: str) -> str:
    """Return a project whose names were reconciled as its page does it, with the codes beside them."""
    assert refine.get("get-version")["version"].startswith("3.")
    made = refine.project_of(_NAMES)
    service = httpx.get(f"{address}/reconcile", trust_env=False).json()
    config = {
        "mode": "standard-service",
        "service": f"{address}/reconcile",
        "identifierSpace": service["identifierSpace"],
        "schemaSpace": service["schemaSpace"],
        "type": service["defaultTypes"][0],
        "autoMatch": True,
        "columnDetails": [{"column": "code", "property": {"id": "ticker", "name": "Ticker"}}],
        "limit": 0,
    }
    form = {"columnName": "name", "config": json.dumps(config)}
    refine.post("reconcile", parameters={"project": made}, form=form)
    refine.done(made)
    return made


def test_judgments(refine: _OpenRefine, project: str) -> None:
    """What is unique and exact is matched; of the rest the candidates wait for a person."""
    found = refine.get("get-rows", project=project, start="0", limit="100")
    judged = []
    for row in found["rows"]:
        cell = row["cells"][0]
        recon = found["pool"]["recons"][str(cell["r"])]
        match = recon["m"]["id"] if recon["j"] == "matched" else None
        judged.append((cell["v"], match, [each["id"] for each in recon.get("c", ()) if match is None]))
    assert judged == [
        ("Tuojing Technology", "piotech", []),
        ("Haiguang Information", "hygon", []),
        ("Guilun Electronics", "primarius", []),
        ("Lanqi Technology", None, ["hygon", "montage-technology"]),
        ("Alice", None, ["allist"]),
        ("Alice", "allist", []),
        ("688012.SS", "amec", []),
        ("hygon", "hygon", []),
        ("Nobody We Know", None, []),
    ]


def test_extension(refine: _OpenRefine, project: str, address: str) -> None:
    properties = [
        {"id": "ticker", "name": "Ticker", "settings": {"style": "yahoo"}},
        {"id": "zh", "name": "Chinese short name"},
    ]
    parameters = {
        "project": project,
        "baseColumnName": "name",
        "endpoint": f"{address}/reconcile",
        "identifierSpace": "urn:starnames:entity",
        "schemaSpace": "urn:starnames:kind",
        "columnInsertIndex": "1",
    }
    refine.post("extend-data", parameters=parameters, form={"extension": json.dumps({"properties": properties})})
    refine.done(project)
    columns = [each["name"] for each in refine.get("get-models", project=project)["columnModel"]["columns"]]
    assert columns == ["name", "Ticker", "Chinese short name", "code"]
    exported = refine._client.post(
        "/command/core/export-rows/names.csv", data={"project": project, "format": "csv"}
    ).text.splitlines()
    assert "Piotech Inc.,688072.SS,拓荆科技," in exported
    assert '"Hygon Information Technology Co., Ltd.",688041.SS,海光信息,688041.SH' in exported
    assert "Lanqi Technology,,,688041.SH" in exported


def test_guessed_types(refine: _OpenRefine, project: str, address: str) -> None:
    """Its page asks for the types of a column before anything else."""
    form = {"project": project, "columnName": "name", "service": f"{address}/reconcile"}
    found = refine.post("guess-types-of-column", parameters={"project": project}, form=form)
    assert found["types"][0]["id"] == "company"


def test_the_page() -> None:
    run_page("openrefine")
