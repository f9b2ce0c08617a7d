"""The exercises that the lessons ask, made by no more of a lesson's code than they need."""

import ast
import re
from pathlib import Path

import jupytext

from edusocsec.explain import Exercise
from tests.run_lesson import LESSONS


def exercises_of(lesson: Path) -> list[Exercise]:
    """Make the exercises of a lesson, in their order."""
    cells = jupytext.read(lesson).cells
    statements = [
        statement
        for cell in cells
        if cell.cell_type == "code"
        for statement in ast.parse(cell.source).body
    ]
    asked: list[Exercise] = []
    code = ast.Module(_needed(statements), type_ignores=[])
    space = {"asked": asked}
    exec(compile(code, str(lesson), "exec"), space)
    return asked


def _needed(statements: list[ast.stmt]) -> list[ast.stmt]:
    """Keep the statements that ask, and those that bind what these use."""
    kept: list[ast.stmt] = []
    wanted: set[str] = set()
    for statement in reversed(statements):
        if re.search(r"\.exercise\(.*\.ask\(\)$", ast.unparse(statement), re.DOTALL):
            source = ast.unparse(statement).removesuffix(".ask()")
            statement = ast.parse(f"asked.append({source})").body[0]
        elif not isinstance(statement, ast.Import | ast.ImportFrom) and not (
            wanted & _names(statement, ast.Store)
        ):
            continue
        kept.insert(0, statement)
        wanted |= _names(statement, ast.Load)
    return kept


def _names(statement: ast.stmt, context: type) -> set[str]:
    names = {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, context)
    }
    if context is ast.Store:
        changed = [node for node in ast.walk(statement) if isinstance(node, ast.Subscript)]
        names |= {
            node.value.id
            for node in changed
            if isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name)
        }
        if isinstance(statement, ast.FunctionDef):
            names.add(statement.name)
    return names


ALL = [(lesson, lesson.stem) for lesson in LESSONS]
