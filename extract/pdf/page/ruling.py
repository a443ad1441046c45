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
    found = [rule for line in lines for rule in _joined_on_line(line, near)]
    return tuple(r for r in found if r.length >= SHORTEST)


def _joined_on_line(line: Sequence[Rule], near: float) -> list[Rule]:
    """Return rules of about one place as rules at their mean place, joined where they meet."""
    weight = sum(r.length for r in line)
    if weight:
        at = sum(r.at * r.length for r in line) / weight
    else:
        at = sum(r.at for r in line) / len(line)
    found: list[Rule] = []
    for rule in sorted(line, key=lambda r: r.start):
        if found and rule.start <= found[-1].end + near:
            found[-1] = Rule(at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(Rule(at, rule.start, rule.end))
    return found


class Groups:
    """Things counted from 0, in groups of those that were joined, directly or through others."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def _root(self, i: int) -> int:
        parents = self._parents
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    def join(self, i: int, j: int) -> None:
        self._parents[self._root(i)] = self._root(j)

    def all(self) -> list[list[int]]:
        """Return the groups, in the order of their first members."""
        found: dict[int, list[int]] = {}
        for i in range(len(self._parents)):
            found.setdefault(self._root(i), []).append(i)
        return list(found.values())


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
    count = len(across)
    groups = Groups(count + len(down))
    for j, upright in enumerate(down):
        for i, level in enumerate(across):
            if (
                level.start - near <= upright.at <= level.end + near
                and upright.start - near <= level.at <= upright.end + near
            ):
                groups.join(i, count + j)
    return [
        ([across[i] for i in group if i < count], [down[i - count] for i in group if i >= count])
        for group in groups.all()
    ]
