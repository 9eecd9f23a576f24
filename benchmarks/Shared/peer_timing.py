"""How the peers' scripts time: as Timing.cs beside it does."""
import statistics, time


def median_seconds(work, budget, first_runs=3):
    start, runs = time.perf_counter(), 0
    while runs < first_runs or time.perf_counter() - start < budget / 3:
        work()
        runs += 1
    times, start = [], time.perf_counter()
    while len(times) < 2 or (time.perf_counter() - start < budget and len(times) < 1000):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return statistics.median(times)
