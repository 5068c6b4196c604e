"""The live page in a real Chromium: typed, clicked and read like a visitor would."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.extras.service import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver.remote.webdriver import WebDriver

_TEXT = "Tuojing Technology 😀 earned 3.5 hundred million yuan.\nAlice said so; SMIC did not."
_FULL = "Piotech Inc. 😀 earned 350 million yuan.\nAlice said so; SMIC did not."
_SWITCHES = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1360,1100"
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving() as found:
        yield found


@pytest.fixture
def browser(address: str, tmp_path: Path) -> Iterator[WebDriver]:
    options = Options()
    options.binary_location = shutil.which("chromium") or "chromium"
    for switch in [*_SWITCHES.split(), f"--user-data-dir={tmp_path}"]:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.get(f"{address}/")
        yield driver
        assert driver.get_log("browser") == []  # nothing failed and no policy was broken
    finally:
        driver.quit()


def _type(browser: WebDriver, text: str) -> None:
    """Put a text where a visitor pastes it (the driver itself cannot type characters beyond U+FFFF)."""
    field = browser.find_element(By.ID, "input")
    browser.execute_script(
        "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))", field, text
    )


def _wait(browser: WebDriver, output: str) -> None:
    field = browser.find_element(By.ID, "output")
    WebDriverWait(browser, 20).until(lambda _: field.text == output)


def _surfaces(browser: WebDriver, selector: str) -> list[str]:
    found = browser.find_elements(By.CSS_SELECTOR, selector)
    return [each.get_attribute("textContent") or "" for each in found]


def test_both_sides_are_marked_and_every_change_says_why(browser: WebDriver) -> None:
    _type(browser, _TEXT)
    _wait(browser, _FULL)
    assert _surfaces(browser, "#backdrop .was") == ["Tuojing Technology", "3.5 hundred million yuan"]
    assert _surfaces(browser, "#output .now") == ["Piotech Inc.", "350 million yuan"]
    assert _surfaces(browser, "#output .doubt") == _surfaces(browser, "#backdrop .doubt") == ["Alice"]
    assert _surfaces(browser, "#output .known") == ["SMIC"]
    assert _surfaces(browser, "#backdrop") == [f"{_TEXT}\n"]
    rows = browser.find_elements(By.CSS_SELECTOR, "#changes > li")
    assert "688072.SH" in rows[0].text
    assert "拓荆科技" in rows[0].text
    assert "350000000" in rows[1].text.replace(",", "") or "3.5" in rows[1].text
    left = browser.find_element(By.ID, "left").text
    assert "ordinary word" in left
    assert "688578.SH" in left
    status = browser.find_element(By.ID, "status")
    assert status.get_attribute("role") == "status"
    assert status.text == "2 changes, 1 thing left in doubt, 1 name was right already."


def test_the_marks_stand_behind_the_words(browser: WebDriver) -> None:
    _type(browser, "\n".join([_TEXT] * 30))
    WebDriverWait(browser, 20).until(lambda _: len(_surfaces(browser, "#backdrop .was")) == 60)
    same = browser.execute_script("""
        const [one, other] = ["input", "backdrop"].map((id) => document.getElementById(id));
        one.scrollTop = 400; one.dispatchEvent(new Event("scroll"));
        const style = (each) => ["font", "letterSpacing", "padding", "width", "whiteSpace", "overflowWrap", "tabSize"]
            .map((name) => getComputedStyle(each)[name]).join("|");
        return [style(one) === style(other), one.clientWidth === other.clientWidth, one.scrollTop === other.scrollTop,
                Math.abs(one.scrollHeight - other.scrollHeight) < 2];
    """)
    assert same == [True] * 4


def test_a_mark_leads_to_its_reason_and_back_by_keyboard(browser: WebDriver) -> None:
    _type(browser, _TEXT)
    _wait(browser, _FULL)
    mark = browser.find_element(By.CSS_SELECTOR, "#output .now")
    assert mark.get_attribute("role") == "button"
    mark.send_keys(Keys.ENTER)
    focused = browser.switch_to.active_element
    assert "Tuojing Technology" in focused.text
    assert len(browser.find_elements(By.CSS_SELECTOR, ".on[data-of='change-0']")) == 2
    focused.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element == mark


def test_settings_and_the_chinese_original(browser: WebDriver) -> None:
    _type(browser, _TEXT)
    _wait(browser, _FULL)
    Select(browser.find_element(By.ID, "names")).select_by_value("short")
    _wait(browser, _FULL.replace("Piotech Inc.", "Piotech"))
    Select(browser.find_element(By.ID, "figures")).select_by_value("keep")
    _wait(browser, _TEXT.replace("Tuojing Technology", "Piotech"))
    browser.find_element(By.CSS_SELECTOR, ".source summary").click()
    _type(browser, "Crystal Integration rose")
    _wait(browser, "Crystal Integration rose")
    browser.find_element(By.ID, "source").send_keys("晶合集成上涨")
    _wait(browser, "Nexchip rose")


def test_copy_and_permalink(browser: WebDriver, address: str) -> None:
    parts = {"origin": address, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    browser.execute_cdp_cmd("Browser.grantPermissions", parts)
    _type(browser, _TEXT)
    _wait(browser, _FULL)
    browser.find_element(By.ID, "copy").click()
    reading = "return await navigator.clipboard.readText()"
    WebDriverWait(browser, 10).until(lambda _: browser.execute_script(reading) == _FULL)
    Select(browser.find_element(By.ID, "names")).select_by_value("short")
    browser.find_element(By.ID, "link").click()
    WebDriverWait(browser, 10).until(lambda _: "#" in browser.current_url)
    link = browser.current_url
    WebDriverWait(browser, 10).until(lambda _: browser.execute_script(reading) == link)
    browser.find_element(By.ID, "clear").click()
    assert "#" not in browser.current_url
    browser.get("about:blank")
    browser.get(link)
    _wait(browser, _FULL.replace("Piotech Inc.", "Piotech"))
    assert browser.find_element(By.ID, "input").get_attribute("value") == _TEXT
    browser.get("about:blank")
    browser.get(link[:-9])
    status = browser.find_element(By.ID, "status")
    WebDriverWait(browser, 10).until(lambda _: "cut short" in status.text)


def test_nothing_is_asked_of_another_machine_and_no_text_becomes_html(browser: WebDriver, address: str) -> None:
    hostile = '<img src=x onerror=alert(1)> <script>alert(2)</script> Tuojing Technology & "Lanqi Technology"'
    _type(browser, hostile)
    _wait(browser, hostile.replace("Tuojing Technology", "Piotech Inc.").replace("Lanqi", "Montage").replace(
        "Montage Technology", "Montage Technology Co., Ltd."))  # fmt: skip
    assert browser.find_elements(By.CSS_SELECTOR, "main img, main script") == []
    asked = browser.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
    assert asked
    assert all(each.startswith(address) for each in asked)


def test_every_control_has_a_name_and_colors_are_readable(browser: WebDriver) -> None:
    browser.find_element(By.ID, "sample").click()
    WebDriverWait(browser, 20).until(lambda _: _surfaces(browser, "#output .now"))
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    wanted = {"button", "textbox", "combobox", "checkbox", "region"}
    nameless = [
        each for each in tree if each.get("role", {}).get("value") in wanted and not each.get("name", {}).get("value")
    ]
    assert nameless == []
    for scheme in ("light", "dark"):
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        poor = browser.execute_script(_CONTRAST)
        assert poor == [], scheme


#: The texts whose contrast with the ground behind them is below 4.5 to 1 (WCAG 2.2, AA).
_CONTRAST = """
const channels = (color) => color.match(/[\\d.]+/g).map(Number);
const light = (color) => channels(color).slice(0, 3).map((each) => each / 255)
    .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
    .reduce((sum, each, number) => sum + each * [0.2126, 0.7152, 0.0722][number], 0);
const ground = (each) => {
    for (; each; each = each.parentElement) {
        const color = getComputedStyle(each).backgroundColor;
        if ((channels(color)[3] ?? 1) > 0.5) return color;
    }
    return "rgb(255, 255, 255)";
};
return [...document.querySelectorAll("h1, h2, p, label, button:enabled, summary, .mark, del, ins, .reasons li, .who *")]
    .filter((each) => each.textContent.trim() && each.offsetParent && !each.closest("#backdrop"))
    .map((each) => {
        const [one, other] = [light(getComputedStyle(each).color), light(ground(each))].sort((a, b) => b - a);
        return [each.className || each.tagName, each.textContent.slice(0, 20), (one + 0.05) / (other + 0.05)];
    })
    .filter(([, , ratio]) => ratio < 4.5);
"""
