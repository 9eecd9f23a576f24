"""The measures of scikit-learn 1.2 and SciPy 1.10 for predictions of all kinds. /usr/bin/python3 make_metrics.py: the same bytes every time."""
import json

import numpy as np
from scipy import stats
from sklearn import metrics

random = np.random.RandomState(6)


def classes(rows, count, right, missing=()):
    actual = random.choice([c for c in range(count) if c not in missing], rows)
    predicted = np.where(random.rand(rows) < right, actual, random.choice([c for c in range(count) if c not in missing], rows))
    return {
        "classes": count,
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "accuracy": metrics.accuracy_score(actual, predicted),
        "macroF1": metrics.f1_score(actual, predicted, average="macro", zero_division=0),
    }


def binary(rows, digits):
    actual = random.randint(0, 2, rows)
    scores = np.round(actual * 0.4 + random.rand(rows), digits)
    predicted = (scores > 0.7).astype(int)
    return {
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "scores": scores.tolist(),
        "f1": metrics.f1_score(actual, predicted),
        "auc": metrics.roc_auc_score(actual, scores),
    }


def labels(rows, count, silent):
    actual = random.rand(rows, count) < 0.3
    predicted = np.where(random.rand(rows, count) < 0.8, actual, ~actual)
    if silent:
        actual[:, 1] = predicted[:, 1] = False
    return {
        "labels": count,
        "actual": actual.astype(int).ravel().tolist(),
        "predicted": predicted.astype(int).ravel().tolist(),
        "microF1": metrics.f1_score(actual, predicted, average="micro"),
        "macroF1": metrics.f1_score(actual, predicted, average="macro", zero_division=0),
        "perLabel": metrics.f1_score(actual, predicted, average=None, zero_division=0).tolist(),
        "hammingLoss": metrics.hamming_loss(actual, predicted),
        "subsetAccuracy": metrics.accuracy_score(actual, predicted),
    }


def values(rows, digits, constant=False):
    actual = np.round(random.randn(rows) * 3 + 10, digits) if not constant else np.full(rows, 2.5)
    predicted = np.round(0.7 * actual + random.randn(rows), digits)
    actual, predicted = actual.astype(np.float32).astype(float), predicted.astype(np.float32).astype(float)
    return {
        "actual": actual.tolist(),
        "predicted": predicted.tolist(),
        "rootMeanSquaredError": metrics.mean_squared_error(actual, predicted, squared=False),
        "meanAbsoluteError": metrics.mean_absolute_error(actual, predicted),
        "rSquared": metrics.r2_score(actual, predicted),
        "pearson": 0.0 if constant else stats.pearsonr(actual, predicted)[0],
        "spearman": 0.0 if constant else stats.spearmanr(actual, predicted)[0],
    }


with open("metrics.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump({
        "classes": {"six": classes(60, 6, 0.6), "twoOfFive": classes(20, 5, 0.4, missing=(1, 2, 4)), "one": classes(1, 2, 1.0)},
        "binary": {"untied": binary(80, 6), "tied": binary(80, 1)},
        "labels": {"four": labels(40, 4, False), "oneSilent": labels(25, 3, True)},
        "values": {"untied": values(50, 5), "tied": values(50, 0), "constant": values(9, 2, constant=True)},
    }, file, indent=1)
    file.write("\n")
