"""Creating and importing many tasks, moving the last day of some."""

from datetime import timedelta
from functools import partial

from ...floors import Replay
from ...operation import Operation
from .filling import plan_of_county
from .filling_peer import project_of

MANY, FILE, SOME = 1000, 500, 20  # records
CHATTER = ("mail_message", "mail_followers", "mail_tracking_value")
TABLES = ("edu_task", "edu_task_unit", *CHATTER)
ONE = ("county officer",)  # what is written does not depend on what is seen


def writes(city) -> list[Operation]:
    work = Writing(city)
    return [work.change(), work.create(), work.load()]


class Writing:
    """Batches of tasks in a plan of the officer's county, and in its project."""

    def __init__(self, city):
        self.day = city.day
        self.plan = plan_of_county(city)
        self.project = project_of(city, self.plan)

    def operation(self, name, text, ours, floor, peer, **more) -> Operation:
        return Operation(
            name, text, ours, floor, peer if self.project else None, ONE, **more
        )

    def change(self) -> Operation:
        due = self.day + timedelta(days=400)
        tasks = self.plan.task_ids.filtered(lambda task: task.kind == "task")[:SOME]
        peers = self.project and self.project.task_ids[: len(tasks)]
        ours = partial(written, "edu.task", tasks.ids, due)
        links = "UPDATE edu_task_unit SET date_deadline = %s WHERE task_id = ANY(%s)"
        own = "UPDATE edu_task SET date_deadline = %s WHERE id = ANY(%s)"
        values = [due, tasks.ids]
        return self.operation(
            "write of the last day",
            f"{len(tasks)} tasks, tracked",
            ours,
            Replay(ours, CHATTER, (own, values), (links, values)),
            peers and partial(written, "project.task", peers.ids, due),
        )

    def create(self) -> Operation:
        due = {"date_deadline": self.day + timedelta(days=90)}
        ours = partial(created, "edu.task", {"plan_id": self.plan.id} | due)
        place = self.project and {"project_id": self.project.id}
        return self.operation(
            "create with chatter",
            f"{MANY} at once",
            ours,
            Replay(ours, TABLES),
            place and partial(created, "project.task", place | due),
            bulk=True,
            goals={"peer": 0.2},
        )

    def load(self) -> Operation:
        due = str(self.day + timedelta(days=90))
        ours = partial(loaded, "edu.task", ["plan_id", self.plan.name], due)
        place = self.project and ["project_id", self.project.name]
        return self.operation(
            "load",
            f"{FILE} rows of 4 columns, plan by name",
            ours,
            Replay(ours, TABLES),
            place and partial(loaded, "project.task", place, due),
            bulk=True,
        )


def written(model: str, numbers: list[int], due, env) -> int:
    env[model].browse(numbers).write({"date_deadline": due})
    return len(numbers)


def created(model: str, place: dict, env) -> int:
    values = [{"name": f"新增第{n}项办法", "sequence": n} | place for n in range(MANY)]
    return len(env[model].create(values))


def loaded(model: str, place: list[str], due: str, env) -> int:
    column, name = place
    rows = [[f"导入第{n}项办法", name, due, str(n)] for n in range(FILE)]
    told = env[model].load(["name", column, "date_deadline", "sequence"], rows)
    if not told["ids"]:
        raise ValueError(told["messages"])
    return len(told["ids"])
