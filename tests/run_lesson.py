"""Run the code cells of a lesson in this process, and give what they show as text.

python tests/run_lesson.py lessons/en/paper/01_x.md
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

LESSONS = sorted((Path(__file__).parents[1] / "lessons" / "en").glob("*/*.md"))


def shown(lesson: Path) -> Iterator[str]:
    """Give the text that each cell shows; a cell that fails raises its error."""
    import jupytext
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    shell.reset(new_session=False)
    folder = Path.cwd()
    os.chdir(lesson.parent)
    try:
        for cell in jupytext.read(lesson).cells:
            if cell.cell_type != "code":
                continue
            with capture_output() as captured:
                done = shell.run_cell(cell.source, store_history=False)
            if done.error_before_exec or done.error_in_exec:
                print(f"{lesson}:\n{cell.source}", file=sys.stderr)
                done.raise_error()
            texts = [str(output.data.get("text/plain", "")) for output in captured.outputs]
            yield "\n".join([captured.stdout, *texts])
    finally:
        os.chdir(folder)


if __name__ == "__main__":
    for text in shown(Path(sys.argv[1]).resolve()):
        print(text)
