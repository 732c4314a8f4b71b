"""Likeness of pairs -> groups: average link within connected components, so that a chain of likenesses is no story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def average_link(count: int, pairs: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Return a partition of 0..count-1: groups are merged while their mean likeness is at least `threshold`.

    Pairs that are not in `pairs` have likeness 0. The result doesn't depend on the order of `pairs`; ties go to the
    groups with the lowest members. (UPGMA, Sokal and Michener 1958, cut at `threshold`.)
    """
    members: dict[int, list[int]] = {index: [index] for index in range(count)}
    # The sum of likenesses between two groups, by the lowest member of each.
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), likeness in pairs.items():
        sums[left][right] = likeness
        sums[right][left] = likeness
    heap = [(-likeness, left, right, 1, 1) for (left, right), likeness in pairs.items() if likeness >= threshold]
    heapify(heap)
    while heap:
        _, left, right, left_size, right_size = heappop(heap)
        # An entry is stale if either group has been merged since it was made.
        if len(members.get(left, ())) != left_size or len(members.get(right, ())) != right_size:
            continue
        members[left] += members.pop(right)
        for other, total in sums.pop(right).items():
            if other != left:
                joined = sums[left].get(other, 0.0) + total
                sums[left][other] = sums[other][left] = joined
                del sums[other][right]
        sums[left].pop(right, None)
        for other, total in sums[left].items():
            mean = round(total / (len(members[left]) * len(members[other])), 9)
            if mean >= threshold:
                first, second = min(left, other), max(left, other)
                heappush(heap, (-mean, first, second, len(members[first]), len(members[second])))
    return [sorted(group) for _, group in sorted(members.items())]
