"""What does the build cost of each crate look like?

Writes `build.svg`: on the left the CPU seconds over the number of traits, on the right the CPU seconds of
each shape of traits.
"""

import statistics

from cargo import HERE

COLOURS = {"hand": "#7f7f7f", "mlmock": "#1f77b4", "autospy": "#2ca02c", "unimock": "#9467bd", "mockall": "#d62728"}
SHAPES = {"plain": "40 traits", "async": "async", "generic": "generic", "hundred": "1 trait of 100"}
LEFT, RIGHT, TOP, WIDTH, HEIGHT = 60, 470, 60, 340, 280


def write(builds, growth):
    """`builds` are those of `build.py` by the key of their row, `growth` the keys by the number of traits."""
    contenders = list(COLOURS)
    median = {
        key: {name: statistics.median(build.seconds[name]) for name in contenders} for key, build in builds.items()
    }
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {RIGHT + WIDTH + 30} {TOP + HEIGHT + 50}"'
        ' font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        text(LEFT, 24, "CPU seconds of `cargo test --no-run`, dependencies built", size=15),
    ]
    for index, name in enumerate(contenders):
        x = LEFT + 90 * index
        parts.append(f'<rect x="{x}" y="36" width="12" height="12" fill="{COLOURS[name]}"/>')
        parts.append(text(x + 17, 46, name))
    parts += over_traits(median, growth, contenders)
    parts += by_shape(median, contenders)
    (HERE / "build.svg").write_text("\n".join([*parts, "</svg>", ""]))


def over_traits(median, growth, contenders):
    most = max(median[key][name] for key in growth.values() for name in contenders)
    most_traits = max(growth)
    yield from axes(LEFT, most)
    for traits in growth:
        x = LEFT + WIDTH * traits / most_traits
        yield text(x, TOP + HEIGHT + 18, str(traits), anchor="middle")
    yield text(LEFT + WIDTH / 2, TOP + HEIGHT + 38, "traits of 8 methods", anchor="middle")
    for name in contenders:
        points = [
            (LEFT + WIDTH * traits / most_traits, TOP + HEIGHT * (1 - median[key][name] / nice(most)))
            for traits, key in growth.items()
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline points="{path}" fill="none" stroke="{COLOURS[name]}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{COLOURS[name]}"/>' for x, y in points)


def by_shape(median, contenders):
    most = max(median[key][name] for key in SHAPES for name in contenders)
    yield from axes(RIGHT, most)
    group = WIDTH / len(SHAPES)
    bar = group / (len(contenders) + 1)
    for index, (key, label) in enumerate(SHAPES.items()):
        start = RIGHT + group * index + bar / 2
        for place, name in enumerate(contenders):
            height = HEIGHT * median[key][name] / nice(most)
            x, y = start + bar * place, TOP + HEIGHT - height
            yield (
                f'<rect x="{x:.1f}" y="{y:.1f}" width="{bar * 0.9:.1f}" height="{height:.1f}"'
                f' fill="{COLOURS[name]}"><title>{name}: {median[key][name]:.2f} s</title></rect>'
            )
        yield text(start + group / 2 - bar / 2, TOP + HEIGHT + 18, label, anchor="middle")
    yield text(RIGHT + WIDTH / 2, TOP + HEIGHT + 38, "40 traits of 8 methods, and other shapes", anchor="middle")


def axes(left, most):
    top = nice(most)
    for step in range(6):
        y = TOP + HEIGHT * (1 - step / 5)
        yield f'<line x1="{left}" x2="{left + WIDTH}" y1="{y:.1f}" y2="{y:.1f}" stroke="#dddddd"/>'
        yield text(left - 8, y + 4, f"{top * step / 5:g}", anchor="end")


def nice(most):
    """A round number not below, which five steps divide."""
    step = 1
    while step * 5 < most:
        step = step * 2 if str(step)[0] == "1" else step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step * 5


def text(x, y, words, anchor="start", size=12):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="#333333">{words}</text>'
