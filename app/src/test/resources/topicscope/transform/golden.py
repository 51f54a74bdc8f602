"""Makes the values that the transforms are tested against.

Run in this folder with Python 3.11.2, pandas 1.5.3 and numpy 1.24.2 (Debian 12: python3-pandas).
Writes cpu.csv and mem.csv (time in ms and value, in the order of arrival) and one file for each
transform with what has to come out. Buckets stand at their beginning; they are given the samples
in the order of arrival, all other transforms in the order of time.
"""
import math
import sys

import numpy as np
import pandas as pd

BASE = 1_700_000_000_000
rng = np.random.default_rng(7)


def series(count, spacing, seed_value):
    steps = rng.choice([0, 1, 7, 20, 40, 90, 160], count, p=[.08, .1, .1, .22, .3, .15, .05])
    times = BASE + np.cumsum(steps * spacing)
    times[count // 2:] += 25_000  # a pause: empty buckets
    values = np.round(seed_value + np.cumsum(rng.normal(0, 1.5, count)), 3)
    jitter = np.where(rng.random(count) < .1, rng.integers(0, 300, count), 0)
    order = np.argsort(times + jitter, kind="stable")  # some arrive up to 0.3 s late
    return pd.DataFrame({"time": times[order], "value": values[order]})


def write(name, times, values):
    with open(name + ".csv", "w") as out:
        for t, v in zip(times, values):
            out.write(f"{int(t)},{float(v)!r}\n")


def in_order(frame):
    return frame.sort_values("time", kind="stable").reset_index(drop=True)


cpu = series(500, 8, 50.0)
mem = series(180, 24, 8.0)
write("cpu", cpu.time, cpu.value)
write("mem", mem.time, mem.value)

for width, word in ((100, "100ms"), (1_000, "1s"), (10_000, "10s"), (60_000, "1min")):
    buckets = cpu.groupby(cpu.time // width * width).value
    write(f"mean-{word}", buckets.mean().index, buckets.mean())
    write(f"min-{word}", buckets.min().index, buckets.min())
    write(f"max-{word}", buckets.max().index, buckets.max())
    p95 = buckets.apply(lambda v: np.quantile(v, .95, method="inverted_cdf"))
    write(f"p95-{word}", p95.index, p95)
    by_time = cpu.sort_values("time", kind="stable")
    last = by_time.groupby(by_time.time // width * width).value.last()
    write(f"last-{word}", last.index, last)
    every = range(int(buckets.count().index[0]), int(buckets.count().index[-1]) + 1, width)
    write(f"sum-{word}", every, buckets.apply(math.fsum).reindex(every, fill_value=0.0))
    write(f"count-{word}", every, buckets.count().reindex(every, fill_value=0))

ordered = in_order(cpu)
first = ordered.groupby("time").value.first()
last = ordered.groupby("time").value.last()
seconds = np.diff(first.index) / 1e3
write("derivative", first.index[1:], (first.values[1:] - last.values[:-1]) / seconds)
grown = first.values[1:] - last.values[:-1]
grown = np.where(grown < 0, first.values[1:], grown)
write("rate", first.index[1:], grown / seconds)

expanding = ordered.value.rolling(20, min_periods=1).mean()
write("average-20", ordered.time, expanding)
timed = ordered.set_index(pd.to_datetime(ordered.time, unit="ms")).value
write("average-2s", ordered.time, timed.rolling("2s").mean())
write("smooth-0.2", ordered.time, ordered.value.ewm(alpha=.2, adjust=False).mean())
smoothed, results = None, []
for i, (t, v) in enumerate(zip(ordered.time, ordered.value)):
    share = 1 if i == 0 else 1 - math.exp(-(t - ordered.time[i - 1]) / 5_000)
    smoothed = v if i == 0 else smoothed + share * (v - smoothed)
    results.append(smoothed)
write("smooth-5s", ordered.time, results)

partners = in_order(mem).rename(columns={"value": "partner"})
pairs = pd.merge_asof(ordered, partners, on="time", tolerance=4_000).dropna()
write("difference", pairs.time, pairs.value - pairs.partner)
write("ratio", pairs.time, pairs.value / pairs.partner)

print(sys.version.split()[0], pd.__version__, np.__version__)
