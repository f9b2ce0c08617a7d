"""Keys of public data are the same in every language; only what is shown is translated."""

import ast
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[1] / "edusocsec"
NUMBERS = [*SOURCES.glob("stats/**/*.py"), *SOURCES.glob("papers/**/*.py")]
LABELS = {"name", "names", "columns", "index", "rownames", "colnames", "keys", "orient"}
RENAMING = {"rename", "rename_axis", "set_axis", "insert", "set_index", "reindex", "to_frame"}
CONSTRUCTORS = {"DataFrame", "Series", "Index", "MultiIndex", "RangeIndex"}


def called(node):
    """Name of the function that is called."""
    return getattr(node.func, "attr", None) or getattr(node.func, "id", None)


def translates(node):
    """Whether a translation happens inside; a sentence with placeholders is none of a label."""
    return any(
        isinstance(inner, ast.Call) and called(inner) in ("_", "ngettext")
        for inner in ast.walk(node)
    )


def translated_keys(source):
    """Lines on which a label or a subscript depends on the language."""
    for node in ast.walk(ast.parse(source)):
        suspects = []
        if isinstance(node, ast.Subscript):
            suspects = [node.slice]
        elif isinstance(node, ast.Dict):
            suspects = [key for key in node.keys if key is not None]
        elif isinstance(node, ast.DictComp):
            suspects = [node.key]
        elif isinstance(node, ast.Call) and called(node) not in ("Headings", "format"):
            name = called(node)
            suspects = [word.value for word in node.keywords if word.arg in LABELS]
            if name in RENAMING:
                suspects += node.args[:2]
            elif name in CONSTRUCTORS:
                suspects += node.args[1:]
        for suspect in suspects:
            if translates(suspect):
                yield suspect.lineno


@pytest.mark.parametrize(
    "line",
    [
        'terms[_("logarithm")]',
        'table.loc["a", _("all")]',
        'pd.Series(x, name=_("index"))',
        'pd.DataFrame([totals], [_("all")])',
        'pd.DataFrame(x, columns=[_("a"), "b"])',
        'values.rename(_("share"))',
        'values.rename(columns={"a": _("b")})',
        'values.rename_axis(index=_("year"))',
        'frame.assign(**{_("x"): 1})',
        'shown.insert(0, _("rank"), x)',
        'frame.rename(columns={g: _("{g}, yuan").format(g=g) for g in x})',
    ],
)
def test_translated_labels_are_found(line):
    assert list(translated_keys(line)) == [1]


@pytest.mark.parametrize("line", ['{"a": _("b")}["a"]', 'Headings(columns={"a": _("A")})'])
def test_words_for_the_eye_are_none(line):
    assert not list(translated_keys(line))


def test_no_label_of_a_number_depends_on_the_language():
    found = {
        f"{file.relative_to(SOURCES)}:{line}"
        for file in NUMBERS
        for line in translated_keys(file.read_text(encoding="utf-8"))
    }
    assert not found, "Give it an English key, and say in headings what it is called."
