"""How long a hand waits for a lab: from a gesture to the picture, and to the kernel's answer.

python -m pytest benchmarks/labs.py --no-header -q -s

Prints medians in milliseconds. A picture counts as shown when the browser begins what follows its
painting; it paints every 16.7 ms at best. Components, regions and rotation need no answer: their
arithmetic is in the page.
"""

import statistics

from tests.e2e.conftest import browser, complaints, lab, open_notebook, page  # noqa: F401
from tests.e2e.notebook import show_cell
from tests.e2e.test_adequacy_lab import adequacy_cell  # noqa: F401
from tests.e2e.test_conventions_lab import cell as conventions_cell  # noqa: F401
from tests.e2e.test_fairness_lab import cell as fairness_cell  # noqa: F401
from tests.e2e.test_labs_in_jupyterlab import notebook  # noqa: F401
from tests.e2e.test_ledger_lab import notebook as ledger_notebook  # noqa: F401
from tests.e2e.test_player_lab import notebook as player_notebook  # noqa: F401
from tests.e2e.test_regions_lab import notebook as regions_notebook  # noqa: F401
from tests.e2e.test_subsidy_lab import cell as subsidy_cell  # noqa: F401

GESTURES = 60

TO_PAINT = """async element => {
    const begin = performance.now();
    ACT(element);
    await new Promise(requestAnimationFrame);
    await new Promise(painted => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage(null);
    });
    return performance.now() - begin;
}"""

TO_ANSWER = """element => new Promise(answered => {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    const begin = performance.now();
    const heard = (_, message) => {
        if (!message.content.data?.state?.ANSWER) return;
        kernel.iopubMessage.disconnect(heard);
        answered(performance.now() - begin);
    };
    kernel.iopubMessage.connect(heard);
    ACT(element);
})"""

PRESS = "(e => e.dispatchEvent(new KeyboardEvent('keydown', { key: KEY, bubbles: true })))"
SLIDE = "(e => { e.value = VALUE; e.dispatchEvent(new Event('input', { bubbles: true })); })"


def median(element, script, actions, answer="answer"):
    script = script.replace("ANSWER", answer)
    times = [element.evaluate(script.replace("ACT", action)) for action in actions]
    return statistics.median(times)


def test_rotation(notebook):  # noqa: F811
    handle = show_cell(notebook, 1).get_by_role("slider", name="Angle of RC1")
    turns = [PRESS.replace("KEY", "'ArrowRight'")] * GESTURES
    print(f"\nrotation: gesture to paint {median(handle, TO_PAINT, turns):.1f} ms")


def test_theil(notebook):  # noqa: F811
    year = show_cell(notebook, 2).get_by_label("Year")
    years = [SLIDE.replace("VALUE", str(number % 8)) for number in range(GESTURES)]
    print(f"\ntheil: gesture to paint {median(year, TO_PAINT, years):.1f} ms")
    print(f"theil: kernel round trip {median(year, TO_ANSWER, years):.1f} ms")


def test_ledger(ledger_notebook):  # noqa: F811
    cell = show_cell(ledger_notebook, 1)
    words = ["h", "he", "heb", "hebe", "hebei", ""] * (GESTURES // 6)
    typed = [SLIDE.replace("VALUE", f"'{word}'") for word in words]
    search = cell.get_by_label("Search")
    print(f"\nledger: gesture to paint {median(search, TO_PAINT, typed):.1f} ms")
    open_next = [
        f"(e => e.querySelectorAll('.list button')[{number}].click())" for number in range(GESTURES)
    ]
    answered = median(cell, TO_ANSWER, open_next, answer="steps")
    print(f"ledger: kernel round trip {answered:.1f} ms")


def test_regions(regions_notebook):  # noqa: F811
    cell = show_cell(regions_notebook, 1)
    cut = cell.get_by_role("slider", name="Merges made before the cut")
    steps = [PRESS.replace("KEY", "'ArrowLeft'")] * (GESTURES // 3)
    print(f"\nregions: cut to paint {median(cut, TO_PAINT, steps):.1f} ms")
    linkage = cell.get_by_label("Linkage")
    pick = "(e => { e.value = VALUE; e.dispatchEvent(new Event('change')); })"
    ways = [pick.replace("VALUE", f"'{way}'") for way in ("ward", "single", "average")] * 20
    print(f"regions: linkage to paint {median(linkage, TO_PAINT, ways):.1f} ms")


def test_components(notebook):  # noqa: F811
    cut = show_cell(notebook, 3).get_by_role("slider", name="Components kept")
    steps = [PRESS.replace("KEY", "'ArrowRight'"), PRESS.replace("KEY", "'ArrowLeft'")]
    print(f"\ncomponents: gesture to paint {median(cut, TO_PAINT, steps * (GESTURES // 2)):.1f} ms")


def test_adequacy(adequacy_cell):  # noqa: F811
    box = adequacy_cell.get_by_role("checkbox").nth(1)
    clicks = ["(e => e.click())"] * GESTURES
    print(f"\nadequacy: gesture to paint {median(box, TO_PAINT, clicks):.1f} ms")
    print(f"adequacy: kernel round trip {median(box, TO_ANSWER, clicks):.1f} ms")


def test_player(player_notebook):  # noqa: F811
    player = show_cell(player_notebook, 1)
    player.get_by_label("Step 1 of 8").select_option("2")
    grid = player.get_by_role("grid", name="Standardized values")
    moves = [PRESS.replace("KEY", f"'Arrow{way}'") for way in ("Down", "Up")] * (GESTURES // 2)
    print(f"\nplayer: gesture to paint {median(grid, TO_PAINT, moves):.1f} ms")
    print(f"player: kernel round trip {median(grid, TO_ANSWER, moves):.1f} ms")


def test_subsidy(subsidy_cell):  # noqa: F811
    east = subsidy_cell.get_by_label("east")
    shares = [SLIDE.replace("VALUE", str(share)) for share in range(GESTURES)]
    print(f"\nsubsidy: gesture to paint {median(east, TO_PAINT, shares):.1f} ms")
    print(f"subsidy: kernel round trip {median(east, TO_ANSWER, shares):.1f} ms")


def test_fairness(fairness_cell):  # noqa: F811
    epsilon = fairness_cell.get_by_label("Aversion to inequality")
    places = [SLIDE.replace("VALUE", str(place)) for place in range(GESTURES)]
    print(f"\nfairness: gesture to paint {median(epsilon, TO_PAINT, places):.1f} ms")
    print(f"fairness: kernel round trip {median(epsilon, TO_ANSWER, places):.1f} ms")


def test_conventions(conventions_cell):  # noqa: F811
    switches = conventions_cell.get_by_role("radio")
    clicks = ["(e => e.click())"]
    times = [
        median(switches.nth(at), TO_PAINT, clicks)
        for at in [*range(2), *range(2)] * (GESTURES // 4)
    ]
    print(f"\nconventions: gesture to paint {statistics.median(times):.1f} ms")
