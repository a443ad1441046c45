"""Horizontal rules that can be of one table: as wide as each other, with rows and no prose between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from extract.marks import is_caption
from extract.pdf.page.ink import Rule, Word
from extract.pdf.page.ruling import NEAR
from extract.pdf.tables.banded_settings import SETTINGS
from extract.pdf.tables.cells import Line, lines_of
from extract.pdf.tables.gutters import runs_of


def groups_of_rules(across: Sequence[Rule], down: Sequence[Rule]) -> list[list[Rule]]:
    """Three or more rules with the same ends, the widest first; then the same for rules that lie
    on one height with small gaps between them, taken together."""
    found: list[list[Rule]] = []
    for rules in (across, _bridged(across, down)):
        groups = [
            g
            for g in _with_same_ends(rules)
            if len(g) >= SETTINGS.rule_count and g[0].length > SETTINGS.shortest_pt
        ]
        found += sorted(groups, key=lambda g: -g[0].length)
    return found


def _with_same_ends(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    slack = SETTINGS.same_end_pt
    for rule in sorted(rules, key=lambda r: r.at):
        for group in groups:
            if abs(group[0].start - rule.start) <= slack and abs(group[0].end - rule.end) <= slack:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _bridged(across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """The rules on one height as one rule from the first to the last, but for those of boxes that
    stand apart: with a wall on either side of the white between them."""
    found: list[Rule] = []
    for rule in sorted(across, key=lambda r: (r.at, r.start)):
        if found and _is_bridged(found[-1], rule, down):
            found[-1] = Rule(found[-1].at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(rule)
    return found


def _is_bridged(last: Rule, rule: Rule, down: Sequence[Rule]) -> bool:
    gap = rule.start - last.end
    if rule.at - last.at >= 0.5 or not -3 <= gap < 30:
        return False
    return gap <= 2 * NEAR or not all(
        any(abs(r.at - x) <= NEAR and r.start - NEAR <= rule.at <= r.end + NEAR for r in down)
        for x in (last.end, rule.start)
    )


def words_between(
    words: Sequence[Word], x0: float, x1: float, top: float, bottom: float
) -> list[Word]:
    return [w for w in words if x0 - 3 <= w.center <= x1 + 3 and top < w.middle <= bottom]


def stretches_of(group: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """Parts of a group of rules with no running text between them, and no wide empty space."""
    parts: list[list[Rule]] = [[group[0]]]
    for above, below in pairwise(group):
        held = words_between(words, above.start, above.end, above.at, below.at)
        lines = lines_of(held)
        empty = not lines and below.at - above.at > SETTINGS.white_pt
        if empty or _is_prose(lines, above) or _runs_beyond(words, above, below):
            parts.append([below])
        else:
            parts[-1].append(below)
    return [part for part in parts if len(part) >= SETTINGS.rule_count]


def _runs_beyond(words: Sequence[Word], above: Rule, below: Rule) -> bool:
    """Return True if a text between two rules begins or ends well beyond them: it is no cell."""
    level = [w for w in words if above.at < w.middle <= below.at]
    far = SETTINGS.beyond_em
    return any(
        run.x0 < above.end - far * run.words[0].size
        and run.x1 > above.start + far * run.words[0].size
        and (
            run.x1 > above.end + far * run.words[0].size
            or run.x0 < above.start - far * run.words[0].size
        )
        for line in lines_of(level)
        for run in runs_of(line)
    )


def _is_prose(lines: Sequence[Line], rule: Rule) -> bool:
    """Return True if most of the lines run over the whole width without a gap."""
    if any(is_caption(line.text) for line in lines):
        return True
    one = [len(runs_of(line, SETTINGS.gap_em)) == 1 for line in lines]
    full = [
        alone and line.x1 - line.x0 > SETTINGS.prose_share * rule.length
        for alone, line in zip(one, lines, strict=True)
    ]
    longest = max((len(list(g)) for is_full, g in groupby(full) if is_full), default=0)
    if longest >= SETTINGS.prose_line_count:
        return True
    return sum(full) >= 2 and (sum(full) > 0.5 * len(lines) or all(one))
