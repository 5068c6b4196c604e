"""A real local Spark session: columns through Arrow, one table a worker, the package from a zip file."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyspark.sql import Row, SparkSession

import starnames
from starnames.integrations.spark import CHANGES, RESOLVED, normalize_column, resolve_column
from tests.extras.pages import run_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

#: Spark and the file of its own JVM warn of what is theirs to change.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

_TEXTS = ["Tuojing Technology rose", None, "", "海光信息 😀 Lanqi Technology", "Tuojing Technology rose"]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("starnames").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    made = session.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def texts(spark: SparkSession) -> DataFrame:
    rows = [(number, text, [number, 2]) for number, text in enumerate(_TEXTS)]
    return spark.createDataFrame(rows, "id int, text string, other array<int>").repartition(2)


def test_normalize_column(texts: DataFrame) -> None:
    done = normalize_column(texts, "text", changes="why", names="short")
    assert done.schema["why"].dataType == CHANGES
    rows = sorted(done.collect(), key=lambda row: row["id"])
    expected = [text if text is None else starnames.normalize(text, names="short") for text in _TEXTS]
    assert [row["text_normalized"] for row in rows] == [each and each.text for each in expected]
    assert rows[1]["why"] is None
    assert rows[2]["why"] == []
    change = rows[3]["why"][0]
    assert _TEXTS[3][change["start"] : change["end"]] == change["before"] == "Lanqi Technology"  # type: ignore[index]
    assert [(row["text"], row["other"]) for row in rows] == [(text, [n, 2]) for n, text in enumerate(_TEXTS)]


def test_resolve_column(spark: SparkSession) -> None:
    names = ["Haiguang Information", None, "Alice", "688012.SS", ""]
    df = spark.createDataFrame([(name,) for name in names], "name string")
    done = resolve_column(df, "name", into="who")
    assert done.schema["who"].dataType == RESOLVED
    found = {row["name"]: row["who"] for row in done.collect()}
    assert found["Haiguang Information"]["ticker"] == "688041.SH"
    assert found["688012.SS"]["entity"] == "amec"
    assert (found["Alice"]["status"], found["Alice"]["reason"]) == ("none", "weak")
    assert found[None] is None
    assert done.select("who.ticker").where("ticker is not null").count() == 2


def test_one_table_a_worker_and_many_batches(spark: SparkSession) -> None:
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
    try:
        df = spark.createDataFrame([(f"Tuojing Technology {number}",) for number in range(100)], "text string")
        found = normalize_column(df, "text", names="short").select("text_normalized").collect()
        assert {row[0] for row in found} == {f"Piotech {number}" for number in range(100)}
    finally:
        spark.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")


def test_an_overlay_table_travels_with_the_job(spark: SparkSession, tmp_path: Path) -> None:
    table = tmp_path / "mine.yaml"
    table.write_text("- id: hygon\n  aliases: [Sea Light Chips]\n", encoding="utf-8")
    kb = starnames.load(table)
    table.unlink()
    df = spark.createDataFrame([("Sea Light Chips",)], "name string")
    assert resolve_column(df, "name", kb=kb).collect()[0]["name_resolved"]["entity"] == "hygon"
    assert normalize_column(df, "name", kb=kb, names="short").collect()[0]["name_normalized"] == "Hygon"


def test_wrong_use_is_said_before_a_job_starts(texts: DataFrame) -> None:
    with pytest.raises(TypeError, match="not of strings"):
        normalize_column(texts, "id")
    with pytest.raises(ValueError, match="there is a column 'other' already"):
        resolve_column(texts, "text", into="Other")
    with pytest.raises(TypeError, match="names is one of"):
        normalize_column(texts, "text", names="loud")


def test_the_package_from_a_zip_file(spark: SparkSession, tmp_path: Path) -> None:
    """What --py-files does: workers import starnames, and its table, from the archive."""
    package = Path(starnames.__file__).parent
    if not (package / "table.json").exists():
        pytest.skip("a checkout has no packaged table; the installed wheel has")
    archive = tmp_path / "starnames.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in package.rglob("*"):
            if "__pycache__" not in file.parts and "aliases" not in file.parts:
                out.write(file, Path("starnames") / file.relative_to(package))
    spark.sparkContext.addPyFile(str(archive))
    spark.sparkContext.environment["STARNAMES_FROM"] = "zip"  # workers that have imported nothing yet

    def from_where(_: object) -> tuple[str, str | None]:
        import starnames  # noqa: PLC0415 - on the worker

        entity = starnames.resolve("Tuojing Technology").entity
        return starnames.__file__, entity.ticker if entity else None

    ((place, ticker),) = spark.sparkContext.parallelize([0], 1).map(from_where).collect()
    assert "starnames.zip" in place
    assert ticker == "688072.SH"
    df = spark.createDataFrame([Row(text="Tuojing Technology rose")])
    assert normalize_column(df, "text").collect()[0]["text_normalized"] == "Piotech Inc. rose"


def test_the_page(spark: SparkSession) -> None:
    assert spark.version
    run_page("spark")
