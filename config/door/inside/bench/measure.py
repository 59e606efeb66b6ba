"""What a call costs: statements, and CPU of this process and its database backend."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from .operation import Call, Operation

TICKS = 100  # a second, of /proc/PID/stat
ROUNDS = 7
REFERENCE = "SELECT sum(hashtext(n::text)::bigint) FROM generate_series(1, 20000) n"


@dataclass(frozen=True)
class Cost:
    """Of one call; ``cpu`` in seconds."""

    sql: int
    cpu: float


class Meter:
    """Measures calls on one connection; nothing that they write stays."""

    def __init__(self, cr):
        self.cr = cr
        cr.execute("SELECT pg_backend_pid()")
        self.process = Path("/proc") / str(cr.fetchone()[0])

    def backend(self) -> float:
        """Seconds of CPU that the database backend has used.

        The scheduler's own count is exact; a kernel without it counts in hundredths.
        """
        try:
            nanoseconds = int((self.process / "schedstat").read_text().split()[0])
        except OSError:
            nanoseconds = 0
        if nanoseconds:
            return nanoseconds / 1e9
        after_name = (self.process / "stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / TICKS

    def run(self, env, call: Call) -> tuple[Any, Cost]:
        """Call with empty record caches, as a request begins; then undo it all."""
        savepoint = self.cr.savepoint()
        env.invalidate_all()
        sql = self.cr.sql_log_count
        cpu = time.process_time() + self.backend()
        answer = call(env)
        self.cr.flush()
        cpu = time.process_time() + self.backend() - cpu
        sql = self.cr.sql_log_count - sql
        savepoint.close(rollback=True)
        self.cr.postcommit.clear()
        return answer, Cost(sql, cpu)

    def compare(self, env, operation: Operation, rounds: int = ROUNDS) -> dict:
        """Run ours, peer, floor and a constant reference in turn; the medians."""
        calls = {"ours": operation.ours, "pace": reference}
        calls |= {"floor": operation.floor} if operation.floor else {}
        calls |= {"peer": operation.peer} if operation.peer else {}
        answers = {name: self.run(env, call)[0] for name, call in calls.items()}
        require_equal(operation, answers)
        costs = {name: [] for name in calls}
        for _round in range(rounds):
            for name, call in calls.items():
                costs[name].append(self.run(env, call)[1])
        return {
            "rows": size(answers["ours"]),
            "sql": {name: most(told) for name, told in costs.items()},
            "cpu": {name: median(c.cpu for c in told) for name, told in costs.items()},
            "floor": operation.floor.text if operation.floor else "",
        }


def reference(env) -> None:
    """A constant piece of work, which tells how fast the machine is just now."""
    env.cr.execute(REFERENCE)
    sorted(str(number * 7919 % 10007) for number in range(20000))


def require_equal(operation: Operation, answers: dict) -> None:
    """The floor finds the very same; the peer at least as much of its own."""
    ours, floor, peer = (answers.get(name) for name in ("ours", "floor", "peer"))
    told = operation.name
    if operation.floor and ours != floor:
        raise ValueError(f"{told}: the floor answers differently:\n{ours}\n{floor}")
    if operation.peer and operation.alike and sizes(peer) != sizes(ours):
        raise ValueError(f"{told}: the peer has other rows:\n{ours}\n{peer}")


def most(costs: list[Cost]) -> int:
    return max(cost.sql for cost in costs)


def sizes(answer) -> tuple[int, int]:
    """The total of an answer, which is not always given, and the rows shown of it."""
    return answer[0] if isinstance(answer, tuple) else 0, size(answer)


def size(answer) -> int:
    """How many rows an answer has; a pair is a total and the rows that are shown."""
    if isinstance(answer, int):
        return answer
    if isinstance(answer, tuple):
        return size(answer[1])
    parts = answer.values() if isinstance(answer, dict) else answer
    return sum(1 if isinstance(part, int | str) else size(part) for part in parts)
