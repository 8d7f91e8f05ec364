"""How are the numbers shown?

The column of the hand-written fake has the unit; the others are ratios to it, as they came out side by
side: the median over the runs of what a contender took by what the fake took in the same run.
"""

import dataclasses
import statistics


@dataclasses.dataclass(frozen=True)
class Goal:
    """What mlmock should reach: so much at most, and less than its peers."""

    at_most: float | None = None
    ahead: bool | tuple[str, ...] = False


@dataclasses.dataclass(frozen=True)
class Line:
    label: str
    unit: str
    values: dict[str, list[float]]  # of each contender, in the order of the runs
    goal: Goal | None = None
    absolute: bool = False  # not as ratios

    def ratio(self, contender):
        """To the fake, where both have values and a ratio says something."""
        own, hand = self.values.get(contender), self.values.get("hand")
        if self.absolute or not own or not hand or contender == "hand":
            return None
        return statistics.median(one / other for one, other in zip(own, hand))

    def cell(self, contender):
        if not self.values.get(contender):
            return "-"
        ratio = self.ratio(contender)
        return f"{ratio:.2f}" if ratio is not None else self.amount(statistics.median(self.values[contender]))

    def amount(self, value):
        number = f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
        return f"{number} {self.unit}".strip()

    def verdict(self):
        """The goal, and whether mlmock reached it in this run."""
        goal = self.goal
        if goal is None or not self.values.get("mlmock"):
            return ""
        own = statistics.median(self.values["mlmock"])
        words, met = [], True
        if goal.at_most is not None and (self.absolute or self.values.get("hand")):
            words.append(f"<= {self.amount(goal.at_most) if self.absolute else f'{goal.at_most:.2f}'}")
            met = (own if self.absolute else self.ratio("mlmock")) <= goal.at_most
        peers = [name for name in self.values if name not in ("hand", "mlmock") and self.values[name]]
        if isinstance(goal.ahead, tuple):
            peers = [name for name in peers if name in goal.ahead]
        if goal.ahead and peers:
            words.append("ahead" if goal.ahead is True else f"ahead of {', '.join(peers)}")
            met = met and all(own < statistics.median(self.values[name]) for name in peers)
        return f"{', '.join(words)}: {'met' if met else 'MISSED'}" if words else ""


def show(sections, contenders):
    """The table, as text."""
    rows = [["", *contenders, "goal"]]
    for title, lines in sections.items():
        rows.append([title])
        rows += [[f"  {line.label}", *(line.cell(name) for name in contenders), line.verdict()] for line in lines]
    widths = [max(len(row[column]) for row in rows if len(row) > 1) for column in range(len(contenders) + 1)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        cells += row[len(widths) :]
        yield "  ".join(cells).rstrip()


def spread(sections, contenders):
    """The least and the most of each value, as text."""
    for title, lines in sections.items():
        yield f"{title}: median (least to most)"
        for line in lines:
            for name in contenders:
                values = line.values.get(name)
                if values:
                    amounts = [line.amount(of(values)) for of in (statistics.median, min, max)]
                    yield f"  {line.label}: {name} {amounts[0]} ({amounts[1]} to {amounts[2]})"
