"""What axe-core, which the labs' TypeScript brings along, finds wrong with a page."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "ui/labs/node_modules/axe-core/axe.min.js"


def violations(page, selector):
    """Serious and critical violations within the part of the page, as short texts."""
    # As a function body: a script element would be asked whether it may run here.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("selector => axe.run(selector)", selector)["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]
