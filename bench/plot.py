"""A page of small charts as one SVG, readable in light and dark: both scales are logarithmic, so what grows with the
number of people is a line of one in one, and what does not is level."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM, ACROSS = 300, 210, 14, 44, 26, 30, 3
MARKS = ("circle", "square")
STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#1f2328}.t{font-weight:600}.q{fill:#59636e}"
    ".g{stroke:#d1d9e0;fill:none}.l{fill:none;stroke-width:2}.s0{stroke:#0969da}.s1{stroke:#bc4c00}"
    ".p0{fill:#0969da}.p1{fill:#bc4c00}"
    "@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.q{fill:#9198a1}.g{stroke:#3d444d}"
    ".s0{stroke:#4493f8}.s1{stroke:#f0883e}.p0{fill:#4493f8}.p1{fill:#f0883e}}"
)
Line = Mapping[float, float]


@dataclass(frozen=True)
class Panel:
    """title with its unit; lines: name -> (x -> y), at most two, above zero; only one line needs no name"""

    title: str
    lines: Mapping[str, Line]


def charts(panels: Iterable[Panel], x_title: str) -> str:
    """The SVG. Raises ValueError for what a logarithm cannot show."""
    drawn = list(panels)
    rows = math.ceil(len(drawn) / ACROSS)
    parts = [
        f'<g transform="translate({at % ACROSS * WIDTH} {at // ACROSS * HEIGHT})">{_panel(one)}</g>'
        for at, one in enumerate(drawn)
    ]
    width, height = WIDTH * ACROSS, HEIGHT * rows + 22
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape("; ".join(one.title for one in drawn))}"><style>{STYLE}</style>'
        f'{"".join(parts)}<text class="q" x="{LEFT}" y="{height - 6}">{escape(x_title)}</text></svg>\n'
    )


def _panel(panel: Panel) -> str:
    xs = sorted({x for line in panel.lines.values() for x in line})
    ys = [y for line in panel.lines.values() for y in line.values()]
    if min(xs + ys) <= 0:
        raise ValueError(f"{panel.title} has a value that is not above zero")
    across = _Scale(xs[0], xs[-1], LEFT + 18, WIDTH - RIGHT)
    up = _Scale(min(ys) / 1.6, max(ys) * 1.6, HEIGHT - BOTTOM, TOP)
    found = [f'<text class="t" x="{LEFT}" y="16">{escape(panel.title)}</text>']
    for x in xs:
        at = f"{across.at(x):.1f}"
        found.append(f'<path class="g" d="M{at} {TOP}V{HEIGHT - BOTTOM}"/>')
        found.append(f'<text class="q" x="{at}" y="{HEIGHT - 12}" text-anchor="middle">{short(x)}</text>')
    for number, (name, line) in enumerate(panel.lines.items()):
        points = [(across.at(x), up.at(y), y, _below(panel, name, x)) for x, y in sorted(line.items())]
        found.append(_line(number, points))
        if len(panel.lines) > 1:
            place = LEFT + 4 + number * 130
            found.append(_mark(number, place, 30))
            found.append(f'<text class="q" x="{place + 9}" y="34">{escape(name)}</text>')
    return "".join(found)


def _below(panel: Panel, name: str, x: float) -> bool:
    """The lower of two values stands below its mark, the higher above: lines that lie close stay readable."""
    others = [line[x] for other, line in panel.lines.items() if other != name and x in line]
    own = panel.lines[name][x]
    return any(other > own or (other == own and name > min(panel.lines)) for other in others)


def _line(number: int, points: list[tuple[float, float, float, bool]]) -> str:
    path = "M" + " ".join(f"{x:.1f} {y:.1f}" for x, y, _, _ in points)
    found = [f'<path class="l s{number}" d="{path}"/>']
    for x, y, value, below in points:
        found.append(_mark(number, x, y))
        found.append(
            f'<text x="{x:.1f}" y="{y + (19 if below else -8):.1f}" text-anchor="middle">{short(value)}</text>'
        )
    return "".join(found)


def _mark(number: int, x: float, y: float) -> str:
    """A form for each line: colour is never alone."""
    if MARKS[number] == "circle":
        return f'<circle class="p{number}" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    return f'<rect class="p{number}" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        if self.high == self.low:
            return (self.begin + self.end) / 2
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.begin + share * (self.end - self.begin)


def short(value: float) -> str:
    """301424 -> "301k"; 1000000 -> "1M"; 0.118 -> "0.12"; 74.4 -> "74"."""
    if value >= 999_500:
        return f"{value / 1e6:.3g}M"
    if value >= 10_000:
        return f"{value / 1000:.0f}k"
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
