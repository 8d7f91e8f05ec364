"""What does a double cost to build?

Each row is the CPU time, user and system, of `cargo test --no-run` with dependencies built beforehand:
cargo, rustc with the crate's macro, and the linker. The contenders take turns, run by run.
"""

import dataclasses
import re
import shutil

import packages
import plot
from cargo import HERE, OUT, cargo, fetch, say, stop
from table import Goal, Line


@dataclasses.dataclass(frozen=True)
class Row:
    label: str
    shape: str
    traits: int
    methods: int
    signatures: int = 8
    at_most: float = 1.0

    def name(self, contender):
        return f"{self.shape}-{self.traits}x{self.methods}x{self.signatures}-{contender}"


PLAIN = Row("40 traits of 8 methods", "plain", 40, 8, at_most=0.85)
ROWS = {
    "plain": PLAIN,
    "async": Row("the same, async", "async", 40, 8),
    "generic": Row("the same, generic traits", "generic", 40, 8),
    "hundred": Row("1 trait of 100 methods", "plain", 1, 100),
    "10": Row("10 traits", "plain", 10, 8),
    "20": Row("20 traits", "plain", 20, 8),
    "80": Row("80 traits", "plain", 80, 8),
}
GROWTH = {10: "10", 20: "20", 40: "plain", 80: "80"}


class Build:
    """The packages of one row."""

    def __init__(self, row, contenders):
        self.row = row
        self.contenders = contenders
        self.seconds = {name: [] for name in self.contenders}

    def directory(self, contender):
        return OUT / self.row.name(contender)

    def prepare(self):
        """Builds all that is not measured, and proves that the tests do what they say."""
        row = self.row
        for contender in self.contenders:
            name, directory = row.name(contender), self.directory(contender)
            say(f"prepare {name}")
            packages.write(directory, name, contender, row.shape, row.traits, row.methods, row.signatures)
            fetch(directory, target(contender))
            output, _ = cargo(directory, target(contender), "test", "--offline")
            if f"test result: ok. {row.traits} passed; 0 failed; 0 ignored" not in output:
                stop(f"{output}\n{name}: expected {row.traits} tests to pass")

    def run(self, number):
        for contender in self.contenders:
            seconds = self.rebuilt(contender)
            self.seconds[contender].append(seconds)
            say(f"run {number}: {self.row.name(contender)} {seconds:.2f} s")

    def rebuilt(self, contender, **environment):
        directory = self.directory(contender)
        (directory / "src" / "lib.rs").touch()
        output, seconds = cargo(directory, target(contender), "test", "--no-run", "--offline", **environment)
        if len(re.findall(r"^ *Compiling ", output, re.M)) != 1:
            stop(f"{output}\n{self.row.name(contender)}: expected to compile one package")
        return seconds

    def line(self):
        return Line(self.row.label, "s", self.seconds, Goal(self.row.at_most, ahead=True))


def target(contender):
    """All packages of a contender share its dependencies."""
    return OUT / "target" / contender


def measure(contenders, rows, runs, deep):
    """The lines of these rows; `deep` ones look at the compiler and build from nothing, too."""
    builds = {key: Build(row, contenders) for key, row in rows.items()}
    for build in builds.values():
        build.prepare()
    for number in range(1, runs + 1):
        for build in builds.values():
            build.run(number)
    lines = [build.line() for build in builds.values()]
    if all(key in builds for key in GROWTH.values()):
        lines += growth(builds, contenders)
    if deep:
        lines += compiler(builds["plain"], min(runs, 3))
        lines.append(cold(contenders, min(runs, 3)))
    if deep and set(contenders) == set(packages.CONTENDERS):
        plot.write(builds, GROWTH)
    return lines


def growth(builds, contenders):
    def slope(contender, run, fewer, more):
        seconds = [builds[GROWTH[traits]].seconds[contender][run] for traits in (fewer, more)]
        return (seconds[1] - seconds[0]) / (more - fewer)

    runs = range(len(builds["plain"].seconds[contenders[0]]))
    further = {name: [slope(name, run, 10, 80) for run in runs] for name in contenders}
    bent = {name: [slope(name, run, 40, 80) / slope(name, run, 10, 40) for run in runs] for name in contenders}
    return [
        Line("each further trait, from 10 to 80", "s", further, Goal(1.0, ahead=True)),
        Line("a trait from 40 to 80 to one from 10 to 40", "", bent, Goal(1.2), absolute=True),
    ]


def compiler(build, runs):
    """What the compiler uses for the row, and what it generates."""
    methods = build.row.traits * build.row.methods
    seconds, memory, lines, items = ({name: [] for name in build.contenders} for _ in range(4))
    for run in range(runs):
        for contender in build.contenders:
            say(f"compiler, run {run + 1}: {contender}")
            measured = OUT / "measured"
            generated = OUT / "generated.ll"
            measured.write_text("")
            build.rebuilt(
                contender,
                RUSTC_WRAPPER=str(HERE / "harness" / "rustc.py"),
                MEASURED=str(measured),
                GENERATED=str(generated) if run == 0 else "",
            )
            used = measured.read_text().split()
            if len(used) != 2:
                stop(f"{contender}: expected one run of the compiler, not {len(used) // 2}")
            seconds[contender].append(float(used[0]))
            memory[contender].append(float(used[1]))
            if run == 0:
                count_lines, count_items = counted(generated)
                lines[contender].append(count_lines / methods)
                items[contender].append(count_items / methods)
    goal = Goal(1.0, ahead=True)
    return [
        Line("rustc and linker, of 40 traits", "s", seconds, goal),
        Line("peak memory of rustc", "MiB", memory, goal),
        Line("lines of LLVM IR per method", "", lines, goal),
        Line("mono items per method", "", items, goal),
    ]


def counted(generated):
    """The instructions and the functions of a file of LLVM IR."""
    lines = items = 0
    with open(generated) as text:
        for line in text:
            if line.startswith("define "):
                items += 1
            elif line.startswith("  "):
                lines += 1
    generated.unlink()
    return lines, items


def cold(contenders, runs):
    """The crate itself and all that it depends on, from nothing."""
    seconds = {name: [] for name in contenders if name in packages.DEPENDENCIES}
    for contender in seconds:
        name = f"cold-{contender}"
        packages.write_empty(OUT / name, name, contender)
        fetch(OUT / name, OUT / "target" / "cold")
    for run in range(runs):
        for contender, times in seconds.items():
            say(f"cold, run {run + 1}: {contender}")
            shutil.rmtree(OUT / "target" / "cold", ignore_errors=True)
            _, used = cargo(OUT / f"cold-{contender}", OUT / "target" / "cold", "build", "--offline")
            times.append(used)
    return Line("cold build of the crate", "s", seconds, Goal(5.0, ahead=True), absolute=True)
