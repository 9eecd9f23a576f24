"""What the peers' scripts share: rows and settings from the folder that the command wrote, and how predictions are timed."""
import json
import os
import statistics
import sys
import time

folder = sys.argv[1]
with open(os.path.join(folder, "settings.json"), encoding="utf-8") as file:
    settings = json.load(file)


def read(name):
    """[(class, words with blanks between them, text)] of train, validation, test or development."""
    with open(os.path.join(folder, name + ".tsv"), encoding="utf-8", newline="\n") as file:
        return [(int(parts[0]), parts[1], parts[2]) for parts in (line.rstrip("\n").split("\t", 2) for line in file)]


def accuracy(predicted, rows):
    """The share of rows that were predicted right; None where there are no rows."""
    return sum(guess == row[0] for guess, row in zip(predicted, rows)) / len(rows) if rows else None


def per_second(count, work, budget=0.5):
    """How many of count texts a second the work goes through: the median of as many runs as the budget has room for."""
    work()
    times, start = [], time.perf_counter()
    while len(times) < 2 or time.perf_counter() - start < budget:
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return count / statistics.median(times)


def report(**figures):
    print(json.dumps({"seed": settings["seed"], **figures}))
