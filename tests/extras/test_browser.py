"""The pages in a real Chromium: clicked and keyed through, measured for contrast, watched for requests and errors."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webelement import WebElement

_DOCS = Path(__file__).parents[2] / "docs"
_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --force-prefers-reduced-motion "
    "--window-size=1200,900"
).split()
_ATTACK = (
    "</title><script>window.hit = true</script> Tuojing Technology "
    "<img src=http://127.0.0.1:9/x onerror='window.hit = 1'>"
    "\n\n\u202eAlice\u202c rose\u2028 '\"><svg onload=window.hit=1> Lanqi Technology\n"
)
_ZH = "海光信息2024年实现营业收入91.62亿元，同比增长52.4%。\n\n公司拟每10股派1.5元。\n"
_EN = "In 2024 Haiguang Information had revenue of 91.62 billion yuan, up 52.4%.\n\nAnalysts were surprised.\n"

#: For every stretch of visible text: its color against what lies behind it, as a contrast ratio (WCAG 2).
_CONTRAST = """
const parse = (color) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const pen = canvas.getContext('2d'); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
};
const light = (rgb) => {
  const [r, g, b] = rgb.map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const color = parse(getComputedStyle(at).backgroundColor);
    if (color[3] > 0.99) return color.slice(0, 3);
  }
  return [255, 255, 255];
};
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const found = [];
while (walker.nextNode()) {
  const node = walker.currentNode, element = node.parentElement;
  if (!node.data.trim() || !element.checkVisibility()) continue;
  const [one, two] = [light(parse(getComputedStyle(element).color).slice(0, 3)), light(behind(element))];
  found.push([(Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05), element.className, node.data.slice(0, 40)]);
}
return found;
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        yield driver
        driver.quit()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, text in (("attack.txt", _ATTACK), ("zh.txt", _ZH), ("en.txt", _EN)):
        (folder / name).write_text(text, encoding="utf-8")
    sample, attack = str(_DOCS / "sample.txt"), str(folder / "attack.txt")
    commands = {
        "normalize": ["normalize", sample],
        "find": ["find", sample],
        "compare": ["compare", str(folder / "zh.txt"), str(folder / "en.txt")],
        "attack": ["normalize", attack, sample],
        "attack-find": ["find", attack],
        "attack-compare": ["compare", str(folder / "zh.txt"), attack],
    }
    return {name: _page(folder / f"{name}.html", command) for name, command in commands.items()}


def _page(file: Path, command: list[str]) -> Path:
    done = subprocess.run(
        [sys.executable, "-m", "starnames", *command, "--format", "html"], capture_output=True, check=False
    )
    assert done.returncode == (command[0] == "compare"), done.stderr
    file.write_bytes(done.stdout)
    return file


def _open(browser: webdriver.Chrome, page: Path) -> None:
    browser.get("about:blank")
    _drain(browser)
    browser.get(page.as_uri())


def _drain(browser: webdriver.Chrome) -> tuple[list[str], list[str]]:
    """Return the messages of the console and the addresses asked for since last time."""
    events = [json.loads(each["message"])["message"] for each in browser.get_log("performance")]
    asked = [each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"]
    return [each["message"] for each in browser.get_log("browser")], asked


def _shown(element: WebElement) -> bool:
    """Return whether an element is there to be seen, within the window."""
    inside = """
        const box = arguments[0].getBoundingClientRect();
        return arguments[0].checkVisibility() && box.height > 0 && box.top >= 0 && box.top < innerHeight;
    """
    return bool(element.parent.execute_script(inside, element))


def _is_visible(element: WebElement) -> bool:
    return bool(element.parent.execute_script("return arguments[0].checkVisibility()", element))


def _wait(browser: webdriver.Chrome, element: WebElement) -> None:
    WebDriverWait(browser, 10).until(lambda _: _shown(element))


def _emulate(browser: webdriver.Chrome, media: str = "", **features: str) -> None:
    listed = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": listed})


@pytest.mark.parametrize("name", ["normalize", "find", "compare", "attack", "attack-find", "attack-compare"])
def test_nothing_is_fetched_and_nothing_runs(name: str, browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages[name])
    messages, asked = _drain(browser)
    assert messages == []
    assert asked == [pages[name].as_uri()]
    assert browser.execute_script("return [window.hit, document.scripts.length, document.images.length]") == [
        None,
        0,
        0,
    ]
    if name.startswith("attack"):
        assert "<script>window.hit = true</script>" in browser.find_element(By.TAG_NAME, "main").text
        assert browser.find_elements(By.CSS_SELECTOR, "main svg, main img, main script") == []
        assert "U+202E" in browser.find_element(By.TAG_NAME, "main").text


def test_a_click_on_a_mark_shows_why(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["normalize"])
    mark = browser.find_element(By.PARTIAL_LINK_TEXT, "Hygon Information Technology")
    card = browser.find_element(By.CSS_SELECTOR, mark.get_attribute("href").partition("#")[2].join(["#", ""]))
    assert not _is_visible(card)
    mark.click()
    _wait(browser, card)
    for said in ("Haiguang Information", "海光信息", "688041.SH", "company"):
        assert said in card.text
    back = card.find_element(By.LINK_TEXT, "Show in the text")
    back.click()
    before = browser.find_element(By.CSS_SELECTOR, f"#{back.get_attribute('href').partition('#')[2]}")
    _wait(browser, before)
    assert before.text.startswith("Haiguang Information")


def test_the_arithmetic_of_a_figure_and_the_doubts(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["normalize"])
    browser.find_element(By.PARTIAL_LINK_TEXT, "1,422.17 billion yuan").click()
    card = browser.find_element(By.CSS_SELECTOR, ".card.figure:target")
    _wait(browser, card)
    assert "point became comma" in card.text
    assert "÷ 1000 is 1.42217 × 10¹²" in card.text
    browser.find_element(By.PARTIAL_LINK_TEXT, "crystal integration").click()
    doubt = browser.find_element(By.CSS_SELECTOR, ".doubts .card:target")
    _wait(browser, doubt)
    assert "晶合集成, 688249.SH" in doubt.text


def test_every_mark_leads_to_its_card(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    for name in ("normalize", "find"):
        _open(browser, pages[name])
        targets = {
            each.get_attribute("href").partition("#")[2] for each in browser.find_elements(By.CSS_SELECTOR, ".cell a")
        }
        assert len(targets) >= 25
        for target in sorted(targets)[::4]:
            browser.get(f"{pages[name].as_uri()}#{target}")
            _wait(browser, browser.find_element(By.ID, target))


def test_a_comparison_leads_from_side_to_side(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["compare"])
    browser.find_element(By.PARTIAL_LINK_TEXT, "Haiguang Information").click()
    assert browser.find_element(By.CSS_SELECTOR, ".cell a:target").text.startswith("海光信息")
    browser.find_element(By.PARTIAL_LINK_TEXT, "91.62 billion yuan").click()
    card = browser.find_element(By.CSS_SELECTOR, ".card:target")
    assert "10 times as much" in card.text
    card.find_element(By.LINK_TEXT, "Show in the reference").click()
    assert browser.find_element(By.CSS_SELECTOR, ".cell a:target").text.startswith("91.62亿元")


def test_with_the_keyboard_alone(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["normalize"])
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the text"
    _wait(browser, skip)
    skip.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.tag_name == "main"
    browser.switch_to.active_element.send_keys(Keys.TAB)
    mark = browser.switch_to.active_element
    assert mark.text.startswith("Science and Technology Innovation Board")
    assert browser.execute_script("return getComputedStyle(arguments[0]).outlineStyle", mark) == "solid"
    mark.send_keys(Keys.TAB, Keys.TAB)
    summary = browser.switch_to.active_element
    for _ in range(2):
        if summary.tag_name != "summary":
            summary.send_keys(Keys.TAB)
            summary = browser.switch_to.active_element
    assert summary.text.endswith("1 change, and why")
    card = browser.find_element(By.ID, "change-1-0")
    assert not _is_visible(card)
    summary.send_keys(Keys.ENTER)
    assert _is_visible(card)
    summary.send_keys(Keys.SPACE)
    assert not _is_visible(card)


@pytest.mark.parametrize("name", ["normalize", "find", "compare"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str, name: str, browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages[name])
    _emulate(browser, prefers_color_scheme=scheme)
    try:
        browser.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        ground = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
        assert ground == {"light": "rgb(251, 250, 246)", "dark": "rgb(21, 22, 26)"}[scheme]
        measured = browser.execute_script(_CONTRAST)
    finally:
        _emulate(browser)
    assert len(measured) > 50 - 20 * (name == "compare")
    assert [each for each in measured if each[0] < 4.5] == []


@pytest.mark.parametrize("name", ["normalize", "find", "compare", "attack"])
@pytest.mark.parametrize("width", [320, 390, 768, 1600])
def test_it_fits_every_width(width: int, name: str, browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        _open(browser, pages[name])
        browser.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        cells = browser.find_elements(By.CSS_SELECTOR, ".row:not(.one) .cell")[:2]
        if cells:
            assert (cells[0].rect["y"] < cells[1].rect["y"]) == (width < 700)
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_print_shows_every_reason(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["normalize"])
    _emulate(browser, "print")
    try:
        assert _is_visible(browser.find_element(By.ID, "change-1-1"))
        assert not _is_visible(browser.find_element(By.CSS_SELECTOR, ".skip"))
        printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    finally:
        _emulate(browser)
    assert base64.b64decode(printed["data"]).startswith(b"%PDF")


@pytest.mark.parametrize("name", ["normalize", "find", "compare", "attack"])
def test_what_a_screen_reader_is_told(name: str, browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages[name])
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    nodes = [(_value(each, "role"), _value(each, "name")) for each in tree if not each["ignored"]]
    roles = [role for role, _ in nodes]
    for role in ("banner", "main", "contentinfo"):
        assert roles.count(role) == 1, role
    assert all(name.strip() for role, name in nodes if role in {"link", "heading", "region", "navigation"})
    levels = [int(each.tag_name[1]) for each in browser.find_elements(By.CSS_SELECTOR, "h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(two <= one + 1 for one, two in pairwise(levels))
    assert browser.execute_script("return document.documentElement.lang") == "en"
    if name == "normalize":
        assert {"deletion", "insertion", "mark", "DisclosureTriangle"} <= set(roles)
        assert ("link", "Haiguang Information [name, changed]") in nodes
        assert ("link", "Alice [in doubt]") in nodes
        assert ("StaticText", "Before") in nodes
    if name != "attack":
        assert browser.find_elements(By.CSS_SELECTOR, "[lang=zh]")


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def test_what_is_copied_is_the_text_alone(browser: webdriver.Chrome, pages: dict[str, Path]) -> None:
    _open(browser, pages["normalize"])
    cell = "const cell = document.querySelectorAll('.after p')[1]; getSelection().selectAllChildren(cell); "
    copied = browser.execute_script(cell + "return getSelection().toString()")
    assert "companies of the STAR Market booked revenue of 1,422.17 billion yuan in 2024" in copied
