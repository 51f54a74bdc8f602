"""Makes golden.json, what MeasurementsTest compares with: python3 generate.py > golden.json

Needs numpy (made with 1.24.2). Sums are those of exact fractions; crossings and edges are found by
searching for them, not by the state machines of the program. Times are ms, results are in seconds.
"""

import json
import sys
from fractions import Fraction

import numpy as np

SPACING = 10.0
random = np.random.default_rng(20260)


def exact(numbers):
    return [Fraction(float(one)) for one in numbers]


def root(square):
    """The square root of a fraction that may be too large or small for a double."""
    shift = 0
    while square != 0 and square < Fraction(1, 2**200):
        square *= 2**200
        shift -= 100
    while square > 2**200:
        square /= 2**200
        shift += 100
    return float(Fraction(float(np.sqrt(float(square)))) * Fraction(2) ** shift)


def stretches(times, longest):
    """First and last index of each stretch without a gap."""
    ends = [i for i in range(1, len(times)) if np.floor(times[i] - times[i - 1]) > longest]
    return list(zip([0] + ends, ends + [len(times)])), len(ends)


def passage(times, values, i, level):
    """When the line from sample i to the next one is at a level."""
    return float(np.interp(level, values[i : i + 2], times[i : i + 2]))


def rises(times, values, lower, level, upper):
    """Passages through a level, each the last one before a rise from the lower to the upper."""
    found = []
    i = 0
    while True:
        low = np.flatnonzero(values[i:] <= lower)
        if low.size == 0:
            return found
        high = np.flatnonzero(values[i + low[0] :] >= upper)
        if high.size == 0:
            return found
        end = i + low[0] + high[0]
        at = [k for k in range(i + low[0], end) if values[k] < level <= values[k + 1]][-1]
        found.append(passage(times, values, at, level))
        i = end


def edges(times, values, low, high):
    """Lengths of rising edges, from the last passage at low to the first arrival at high."""
    found = []
    i = 0
    while True:
        starts = np.flatnonzero(values[i:] <= low)
        if starts.size == 0:
            return found
        first = i + starts[0]
        arrivals = np.flatnonzero(values[first:] >= high)
        if arrivals.size == 0:
            return found
        end = first + arrivals[0]
        begin = [k for k in range(first, end) if values[k] <= low < values[k + 1]][-1]
        found.append(
            passage(times, values, end - 1, high) - passage(times, values, begin, low)
        )
        i = end


def above(times, values, middle):
    """How long a line is above a level, by its parts between all passages."""
    total = 0.0
    for i in range(len(times) - 1):
        cuts = [0.0, 1.0]
        a, b = values[i], values[i + 1]
        if (a - middle) * (b - middle) < 0:
            cuts.insert(1, (middle - a) / (b - a))
        for x, y in zip(cuts, cuts[1:]):
            if a + (b - a) * (x + y) / 2 > middle:
                total += (y - x) * (times[i + 1] - times[i])
    return total


def measure(times, values, longest):
    order = np.argsort(times, kind="stable")
    times, values = np.asarray(times, float)[order], np.asarray(values, float)[order]
    n = len(times)
    y, t = exact(values), [one / 1000 for one in exact(times)]
    mean = sum(y) / n
    result = {
        "count": n,
        "min": float(np.min(values)),
        "max": float(np.max(values)),
        "mean": float(mean),
        "rms": root(sum(one * one for one in y) / n),
        "deviation": root(sum((one - mean) ** 2 for one in y) / n),
        "median": float(np.median(values)),
        "p95": float(np.quantile(values, 0.95, method="inverted_cdf")),
        "p99": float(np.quantile(values, 0.99, method="inverted_cdf")),
        "change": float(y[-1] - y[0]) if n > 1 else None,
    }
    middle = sum(t) / n
    spread = sum((one - middle) ** 2 for one in t)
    result["slope"] = (
        float(sum((a - middle) * (b - mean) for a, b in zip(t, y)) / spread) if spread else None
    )
    parts, result["gaps"] = stretches(times, longest)
    pairs = [i for a, b in parts for i in range(a, b - 1)]
    covered = sum(t[i + 1] - t[i] for i in pairs)
    result["integral"] = (
        float(sum((y[i] + y[i + 1]) / 2 * (t[i + 1] - t[i]) for i in pairs)) if covered else None
    )
    # From here on from 0 to 1, so that neither offset nor size costs digits.
    lowest, height = min(y), max(y) - min(y)
    v = np.array([float((one - lowest) / (height or 1)) for one in y])
    size, level = float(np.max(v)), float((mean - lowest) / (height or 1))
    duty = sum(above(times[a:b], v[a:b], size / 2) for a, b in parts)
    result["duty"] = duty / float(covered) / 1000 if covered and size > 0 else None
    lower = level - min(size / 20, level / 2)
    upper = level + min(size / 20, (size - level) / 2)
    periods, up, down = [], [], []
    for a, b in parts if size > 0 else []:
        periods += list(np.diff(rises(times[a:b], v[a:b], lower, level, upper)))
        up += edges(times[a:b], v[a:b], 0.1 * size, 0.9 * size)
        down += edges(times[a:b], size - v[a:b], 0.1 * size, 0.9 * size)
    result["period"] = float(np.median(periods)) / 1000 if periods else None
    result["frequency"] = 1000 / float(np.median(periods)) if periods else None
    result["rise"] = float(np.median(up)) / 1000 if up else None
    result["fall"] = float(np.median(down)) / 1000 if down else None
    return result


def case(name, times, values, longest=100):
    times, values = [float(one) for one in times], [float(one) for one in values]
    return {
        "name": name,
        "times": times,
        "values": values,
        "longestSpacing": longest,
        "expected": measure(times, values, longest),
    }


def cases():
    t = np.arange(240) * SPACING
    sine = np.sin(2 * np.pi * t / 370.0)
    noise = random.normal(0, 0.03, t.size)
    square = np.where((t % 400) < 120, 1.0, 0.0)
    exponential = np.zeros(t.size)
    for i in range(1, t.size):
        exponential[i] = exponential[i - 1] + (square[i] * 5 - exponential[i - 1]) * 0.25
    irregular = np.cumsum(random.uniform(1, 40, t.size))
    yield case("sine", t, 3 * sine + 1)
    yield case("sine with noise", t, sine + noise)
    yield case("square with a duty of 30 %", t, square)
    yield case("pulses with a duty of 2.5 %", t, np.where((t % 400) < 10, 5.0, 2.0))
    yield case("ramp", t, 0.25 * t - 7)
    yield case("exponential edges", t, exponential)
    yield case("constant", t, np.full(t.size, 4.2))
    yield case("constant 0", t, np.zeros(t.size))
    yield case("one sample", [5], [-3.5])
    yield case("two samples", [5, 30], [2, 8])
    yield case("two samples of one time", [5, 5], [2, 8])
    yield case("irregular spacing", irregular, np.sin(2 * np.pi * irregular / 700) + 2)
    with_gaps = t + np.where(t >= 700, 1500, 0) + np.where(t >= 1600, 333.25, 0)
    yield case("gaps", with_gaps, sine + 0.5)
    yield case("square with gaps", with_gaps, square)
    order = random.permutation(t.size)
    yield case("out of order", t[order], (sine + noise)[order])
    # Two partitions, read one after the other, with times in common.
    both = np.concatenate([t[:160:2], t[:160]])
    yield case("two partitions", both, np.concatenate([sine[:160:2], sine[:160] + 0.1]))
    yield case("huge offset", t, 1e15 + np.round(4 * (sine + noise)) / 4 * 8)
    yield case("negative values", t, -50 - 20 * square + noise)
    yield case("tiny values", t, sine * 1e-300)
    yield case("huge values", t, sine * 1e300)
    yield case("nanoseconds", t * 1e-6, sine + noise, 1)
    yield case("white noise", t, random.normal(0, 1, t.size))


json.dump({"cases": list(cases())}, sys.stdout, indent=0)
