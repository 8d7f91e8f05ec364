"""What does a double cost while a test runs?

The package in this directory does the work, in the profile of releases and in that of tests; here it is
built, run, and its lines are put in the table.
"""

from cargo import HERE, OUT, cargo, fetch, say
from table import Goal, Line

# The row as the package names it, the label, the unit, what it is multiplied by, the goals in both profiles.
RECORDED = (Goal(0.7), Goal(1.0))
AHEAD_OF_MOCKALL = (Goal(ahead=("mockall",)),) * 2
ROWS = (
    ("no argument", "recorded call, no argument", "ns", 1, RECORDED),
    ("two texts", "recorded call, two `&str`", "ns", 1, RECORDED),
    ("owned struct", "recorded call, an owned struct", "ns", 1, RECORDED),
    ("1 000 numbers", "recorded call, `&[f32]` of 1 000", "ns", 1, RECORDED),
    ("1 000 000 numbers", "recorded call, `&[f32]` of 1 000 000", "us", 1e-3, RECORDED),
    ("nothing kept", "call of which nothing is kept", "ns", 1, AHEAD_OF_MOCKALL),
    ("1 rule", "call answered by 1 rule", "ns", 1, None),
    ("10 rules", "call answered by one of 10 rules", "ns", 1, None),
    ("100 rules", "call answered by one of 100 rules", "ns", 1, None),
    ("side effect", "call answered by a closure", "ns", 1, None),
    ("async", "call of an async method, awaited", "ns", 1, None),
    ("1 thread", "calls on 1 thread, each", "ns", 1, None),
    ("2 threads", "calls on 2 threads, each", "ns", 1, None),
    ("4 threads", "calls on 4 threads, each", "ns", 1, None),
    ("make and drop", "make and drop a double", "ns", 1, None),
    ("clone and drop", "clone and drop it", "ns", 1, None),
)
LONG_LOG = (
    ("count", "count a million calls", "ms", 1e-6, None),
    ("last call", "assert the last of a million", "ms", 1e-6, None),
    ("any call", "assert any of a million", "ms", 1e-6, Goal(20.0)),
    ("failure report", "failure over a million calls", "ms", 1e-6, Goal(50.0)),
    ("failure text", "its text", "KiB", 1 / 1024, Goal(8.0)),
)
PROFILES = ("release", "test")


def measure(contenders, rounds, rounds_of_logs):
    """The lines of each profile."""
    peers = [name for name in contenders if name != "hand"]
    target = OUT / "target" / "run"
    chosen = ("--offline", "--no-default-features", "--features", ",".join(peers))
    fetch(HERE, target)
    sections = {}
    for index, profile in enumerate(PROFILES):
        flags = chosen if profile == "test" else (*chosen, "--release")
        say(f"run, {profile} profile: build")
        cargo(HERE, target, "test", "--no-run", *flags)
        say(f"run, {profile} profile: measure")
        output, _ = cargo(HERE, target, "test", "--test", "speed", *flags, "--", str(rounds), str(rounds_of_logs))
        values = read(output)
        lines = []
        for row, label, unit, factor, goals in ROWS:
            lines.append(line(values, row, label, unit, factor, goals[index] if goals else None))
        if profile == "release":
            output, _ = cargo(HERE, target, "test", "--test", "memory", *flags)
            lines.append(line(read(output), "bytes", "bytes of a recorded call", "B", 1, None))
        for row, label, unit, factor, goal in LONG_LOG:
            lines.append(line(values, row, label, unit, factor, goal, absolute=True))
        sections[f"run, {profile} profile"] = [line for line in lines if line.values]
    return sections


def read(output):
    """The values of each row, contender by contender, in the order of the rounds."""
    values = {}
    for text in output.splitlines():
        fields = text.split("\t")
        if len(fields) == 4:
            row, contender, _, value = fields
            values.setdefault(row, {}).setdefault(contender, []).append(float(value))
    return values


def line(values, row, label, unit, factor, goal, absolute=False):
    of_row = values.get(row, {})
    scaled = {contender: [value * factor for value in each] for contender, each in of_row.items()}
    return Line(label, unit, scaled, goal, absolute)
