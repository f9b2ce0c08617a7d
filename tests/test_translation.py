"""The catalogues fit the sources, and the language that is asked for is the one that is shown."""

import ast
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import edusocsec as ess
from edusocsec.errors import UnknownNameError
from edusocsec.translation import CATALOGUES, _, ngettext, use_language

SOURCES = CATALOGUES.parent
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def entries(file):
    """All entries of a catalogue but its header."""
    with file.open("rb") as texts:
        return [entry for entry in read_po(texts) if entry.id]


def forms(text):
    """A text that counts has several forms, any other has one."""
    return [text] if isinstance(text, str) else list(text)


def placeholders(text):
    """Name, format and conversion of every placeholder, in any order: languages differ in it."""
    parsed = (field for field in Formatter().parse(text) if field[1] is not None)
    return sorted(tuple(map(str, field[1:])) for field in parsed)


@pytest.fixture
def _in_chinese():
    use_language("zh_CN")
    yield
    use_language("en")


@pytest.fixture(scope="module")
def template():
    """Texts of messages.pot."""
    return {entry.id for entry in entries(CATALOGUES / "messages.pot")}


@pytest.fixture(scope="module")
def chinese():
    """Entries of the Chinese catalogue."""
    return entries(CATALOGUES / "zh_CN/LC_MESSAGES/messages.po")


@pytest.mark.usefixtures("_in_chinese")
def test_language_is_switched_and_switched_back():
    assert _("verdict") == "判定"
    use_language("en")
    assert _("verdict") == "verdict"


def test_unknown_language_is_refused_and_changes_nothing():
    for language in ("tlh", "de", "zh_TW", "", None, 5):
        with pytest.raises(UnknownNameError, match=r"language=(.|\n)*'en', 'zh_CN'"):
            use_language(language)
    assert _("verdict") == "verdict"


@pytest.mark.usefixtures("_in_chinese")
def test_text_without_translation_is_shown_in_english():
    assert _("Nobody has translated this.") == "Nobody has translated this."


@pytest.mark.usefixtures("_in_chinese")
def test_chinese_counts_one_and_many_alike():
    text = ("cut at {height}: {count} group", "cut at {height}: {count} groups")
    assert ngettext(*text, 1) == ngettext(*text, 5) == "在 {height} 处切割：{count} 组"


@pytest.mark.usefixtures("_in_chinese")
def test_verdict_is_in_the_language_in_use():
    result = ess.kmo(correlation=[[1, 0.6, 0.5], [0.6, 1, 0.4], [0.5, 0.4, 1]])
    assert result.verdict == "KMO = 0.658：用 Kaiser 的话说是“平庸”。最不适合的是 x1，为 0.616。"
    use_language("en")
    assert result.verdict == "KMO = 0.658: mediocre in Kaiser's words. x1 fits least, with 0.616."


@pytest.mark.usefixtures("_in_chinese")
def test_error_is_in_the_language_in_use():
    with pytest.raises(UnknownNameError, match="没有数据集 'gdp'"):
        ess.load_dataset("gdp")


def test_translations_keep_the_placeholders(chinese):
    changed = [
        (source, translation)
        for entry in chinese
        for source, translation in zip(forms(entry.id), forms(entry.string), strict=False)
        if translation and placeholders(translation) != placeholders(source)
    ]
    assert not changed


def test_no_translation_is_fuzzy(chinese):
    assert not [entry.id for entry in chinese if entry.fuzzy]


def test_text_that_counts_has_its_one_form(chinese):
    counting = [entry for entry in chinese if entry.pluralizable]
    assert counting
    assert not [entry.id for entry in counting if len(entry.string) != 1 or not entry.string[0]]


def test_template_has_every_text_of_the_sources(template):
    found = {text for _file, _line, text, *_rest in extract_from_dir(SOURCES, keywords=KEYWORDS)}
    assert len(found) > 300
    assert not found - template, "Collect the texts again: make translations"


def test_chinese_catalogue_has_every_text_of_the_template(template, chinese):
    assert not template - {entry.id for entry in chinese}, "make translations"


def test_no_text_hides_in_an_f_string():
    # Before Python 3.12, Babel does not look into f-strings.
    hidden = {
        f"{file.relative_to(SOURCES)}:{call.lineno}"
        for file in SOURCES.rglob("*.py")
        for fstring in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(fstring, ast.JoinedStr)
        for call in ast.walk(fstring)
        if isinstance(call, ast.Call) and getattr(call.func, "id", None) in KEYWORDS
    }
    assert not hidden, "Translate these texts before the f-string."
