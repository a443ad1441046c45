"""Straight rules put in order: those that lie on one line, or next to each other, are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.pdf.page.ink import Area, Rule

#: Rules this near (points) are one rule: drawn per cell, double, or in dots.
NEAR = 3.0
#: A rule shorter than this is no border of a cell.
SHORTEST = 6.0


def joined(rules: Iterable[Rule], near: float = NEAR) -> tuple[Rule, ...]:
    """The rules, those at about the same place snapped to one and joined where they meet."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if lines and rule.at - lines[-1][-1].at <= near and rule.at - lines[-1][0].at <= 2 * near:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    found: list[Rule] = []
    for line in lines:
        weight = sum(r.length for r in line)
        at = (
            sum(r.at * r.length for r in line) / weight
            if weight
            else sum(r.at for r in line) / len(line)
        )
        start = end = None
        for rule in sorted(line, key=lambda r: r.start):
            if start is None or end is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + near:
                end = max(end, rule.end)
            else:
                found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None and end is not None:
            found.append(Rule(at, start, end))
    return tuple(r for r in found if r.length >= SHORTEST)


def sides(areas: Iterable[Area]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The horizontal and the vertical edges of filled areas."""
    across: list[Rule] = []
    down: list[Rule] = []
    for area in areas:
        across += [Rule(area.top, area.x0, area.x1), Rule(area.bottom, area.x0, area.x1)]
        down += [Rule(area.x0, area.top, area.bottom), Rule(area.x1, area.top, area.bottom)]
    return tuple(across), tuple(down)


def touching(
    across: Sequence[Rule], down: Sequence[Rule], near: float = NEAR
) -> list[tuple[list[Rule], list[Rule]]]:
    """The rules in groups: those of a group cross or touch, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, upright in enumerate(down):
        for i, level in enumerate(across):
            if (
                level.start - near <= upright.at <= level.end + near
                and upright.start - near <= level.at <= upright.end + near
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, level in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(level)
    for j, upright in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(upright)
    return list(groups.values())
