"""The tools for language models, called by the real client over a subprocess."""

from __future__ import annotations

import subprocess
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
import jsonschema
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from tests.extras.pages import run_page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path


@asynccontextmanager
async def _client(*arguments: str, log: Path) -> AsyncIterator[Client]:
    command = StdioServerParameters(command=sys.executable, args=["-m", "starnames", "mcp", *arguments])
    with log.open("w") as errors:
        async with Client(stdio_client(command, errlog=errors)) as client:
            yield client


def _ask(log: Path, question: Callable[[Client], Awaitable[Any]], *arguments: str) -> object:
    async def asked() -> object:
        with anyio.fail_after(60):
            async with _client(*arguments, log=log) as client:
                return await question(client)

    return anyio.run(asked)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "stderr"


def _call(log: Path, tool: str, arguments: dict[str, object], *options: str) -> Any:  # noqa: ANN401 - JSON
    """Return the structured answer, which has to fit the schema that the server publishes."""

    async def question(client: Client) -> object:
        published = {each.name: each for each in (await client.list_tools()).tools}
        result = await client.call_tool(tool, arguments)
        assert not result.is_error, result.content
        jsonschema.validate(result.structured_content, published[tool].output_schema)
        return result.structured_content

    return _ask(log, question, *options)


def test_exactly_three_typed_read_only_tools(log: Path) -> None:
    async def question(client: Client) -> object:
        return (await client.list_tools()).tools

    tools: Any = _ask(log, question)
    assert sorted(each.name for each in tools) == ["check_figures", "normalize_text", "resolve_names"]
    for each in tools:
        assert each.annotations.read_only_hint
        assert each.annotations.open_world_hint is False
        assert each.description
        assert "self" not in each.input_schema["properties"]
        assert each.input_schema["required"]
        assert each.output_schema["properties"]


def test_resolve_names(log: Path) -> None:
    found = _call(log, "resolve_names", {"names": ["Haiguang Information", "Alice", "688012.SS", ""]})
    assert [(each["status"], each["ticker"]) for each in found["answers"]] == [
        ("linked", "688041.SH"),
        ("none", None),
        ("linked", "688012.SH"),
        ("none", None),
    ]
    assert found["answers"][1]["reason"] == "weak"
    assert found["answers"][1]["offers"][0]["ticker"] == "688578.SH"
    supported = _call(log, "resolve_names", {"names": ["Alice"], "context": "Alice (688578.SH) rose."})
    assert supported["answers"][0]["ticker"] == "688578.SH"


def test_normalize_text(log: Path) -> None:
    text = "Tuojing Technology earned 3.5 hundred million yuan; Alice smiled."
    found = _call(log, "normalize_text", {"text": text, "names": "short"})
    assert found["text"] == "Piotech earned 350 million yuan; Alice smiled."
    assert [each["before"] for each in found["changes"]] == ["Tuojing Technology", "3.5 hundred million yuan"]
    assert all(text[each["start"] : each["end"]] == each["before"] for each in found["changes"])
    assert [each["surface"] for each in found["left"]] == ["Alice"]


def test_check_figures(log: Path) -> None:
    damaged = "The companies of the board booked revenue of 1,422,170 billion yuan and a profit of 47.523 billion yuan."
    text = f"营业收入14221.70亿元. {damaged}"
    found = _call(log, "check_figures", {"text": text})
    assert found["figures"][0]["value"] == "1422170000000"
    assert found["figures"][0]["damage"] is None
    assert found["figures"][1]["damage"]["certainty"] == "certain"
    assert found["damaged"] == 1


def test_wrong_arguments_are_errors_that_say_what_is_wrong(log: Path) -> None:
    async def question(client: Client) -> object:
        wrong = [
            await client.call_tool("normalize_text", {"text": "x", "names": "loud"}),
            await client.call_tool("resolve_names", {"names": ["x"] * 501}),
            await client.call_tool("check_figures", {"text": "1" * 200_001}),
        ]
        right = await client.call_tool("check_figures", {"text": "3%"})
        return wrong, right

    answers: Any = _ask(log, question)
    wrong, right = answers
    assert all(each.is_error for each in wrong)
    assert "annotate" in wrong[0].content[0].text
    assert not right.is_error


def test_an_overlay_table(log: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    found = _call(log, "resolve_names", {"names": ["Sea Light Chips"]}, "--table", str(table))
    assert found["answers"][0]["entity"] == "hygon"


def test_only_messages_on_stdout_and_an_end_when_stdin_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "starnames", "mcp"],
        input=b"not a message\n",
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert all(line.startswith(b"{") for line in done.stdout.splitlines())


def test_the_main_path_never_imports_it() -> None:
    code = "import sys, starnames.cli; starnames.cli.main(['resolve', 'AMEC']); sys.exit('mcp' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_the_page() -> None:
    run_page("mcp")
