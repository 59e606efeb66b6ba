"""decompose.py FOLDER FILE [--json]: FOLDER holds the package ``decomposition``."""

import json
import sys


def tree(plan):
    """The plan as indented lines: headings, tasks, and what each task says."""
    yield plan["title"]
    facts = ("document_number", "issuer", "issued_on")
    if told := [plan[name] for name in facts if plan.get(name)]:
        yield "  " + "  ".join(told)
    above = []
    for task in plan["tasks"]:
        path = task["path"]
        for depth, heading in enumerate(path):
            if above[: depth + 1] != path[: depth + 1]:
                yield "  " * (depth + 1) + heading
        above = path
        yield from facts_of(task, "  " * (len(path) + 1))


def facts_of(task, indent):
    yield f"{indent}{task['number'] or ''} {task['title']}"
    for name, label in (
        ("lead_units", "牵头"),
        ("responsible_units", "责任"),
        ("cooperating_units", "配合"),
    ):
        if task[name]:
            yield f"{indent}    {label}: {'、'.join(task[name])}"
    if task["deadline"]:
        date = task["deadline"]["date"]
        yield f"{indent}    时限: {task['deadline']['text']}" + (
            date and f" ({date})" or ""
        )
    for target in task["targets"]:
        yield f"{indent}    目标: {target['text']}"


def main(folder, name, as_json):
    sys.path.insert(0, folder)
    from decomposition import DecompositionError, decompose

    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    try:
        with open(name, "rb") as stream:
            plan = decompose(stream.read(), name).to_json()
    except DecompositionError as error:
        print(f"edu: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"edu: {name} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    if as_json:
        print(json.dumps(plan, ensure_ascii=False, indent=1))
    else:
        print("\n".join(tree(plan)))
    return 0


sys.exit(main(sys.argv[1], sys.argv[2], "--json" in sys.argv[3:]))
