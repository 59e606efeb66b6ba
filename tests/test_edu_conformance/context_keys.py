"""The keys that our code reads from the context: each may be somebody's way in."""

import ast
from pathlib import Path

from odoo.modules.module import get_module_path


def context_keys(modules):
    """Return the keys that the modules' code reads, those of defaults aside."""
    keys = {
        key
        for module in modules
        for file in Path(get_module_path(module)).rglob("*.py")
        if "tests" not in file.parts
        for key in keys_in(ast.parse(file.read_text(encoding="utf-8")))
    }
    return sorted(key for key in keys if not key.startswith("default_"))


def keys_in(tree):
    """Yield the keys of `context.get(key)`, `context[key]` and `key in context`."""
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        for key in key_nodes(node):
            if isinstance(key, ast.Name):
                key = constants.get(key.id)
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value


def key_nodes(node):
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in ("get", "pop") and is_context(node.func.value):
            return node.args[:1]
    if isinstance(node, ast.Subscript) and is_context(node.value):
        return [node.slice]
    if isinstance(node, ast.Compare) and is_context(node.comparators[0]):
        return [node.left]
    return []


def is_context(node):
    name = getattr(node, "attr", None) or getattr(node, "id", None)
    return name in ("context", "_context", "ctx")
