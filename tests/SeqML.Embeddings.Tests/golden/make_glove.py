"""Makes glove.json: counts of a small corpus and some epochs of GloVe's AdaGrad on them, in NumPy's double precision (Pennington et al. 2014; the updates as the authors' program has them)."""
import json
import os

import numpy as np

random = np.random.default_rng(11)
WORDS, SIZE, WINDOW, MAXIMUM, EXPONENT, RATE, EPOCHS = 12, 7, 4, 3.0, 0.75, 0.5, 4

sentences = [[int(min(WORDS - 1, random.geometric(0.25) - 1)) for _ in range(random.integers(1, 15))] for _ in range(12)]
counts = np.zeros((WORDS, WORDS))
for sentence in sentences:
    for i, word in enumerate(sentence):
        for j in range(max(0, i - WINDOW), i):
            counts[word, sentence[j]] += 1 / (i - j)
            counts[sentence[j], word] += 1 / (i - j)

triples = [(i, j, counts[i, j]) for i in range(WORDS) for j in range(WORDS) if counts[i, j] > 0]
random.shuffle(triples)
triples = [(int(i), int(j), float(x)) for i, j, x in triples]
start = (random.random((2, WORDS, SIZE + 1)) - 0.5).astype(np.float32)  # the last number of a row is its bias; large, as the rate is, so that sums of squares matter

rows = start.astype(np.float64)
sums = np.ones_like(rows)
costs = []
for _ in range(EPOCHS):
    cost = 0.0
    for i, j, x in triples:
        w, c, hw, hc = rows[0, i], rows[1, j], sums[0, i], sums[1, j]
        difference = w[:SIZE] @ c[:SIZE] + w[SIZE] + c[SIZE] - np.log(x)
        weight = min(1.0, x / MAXIMUM) ** EXPONENT
        cost += 0.5 * weight * difference ** 2
        step = RATE * weight * difference
        word_step = step * np.append(c[:SIZE], 1.0)
        context_step = step * np.append(w[:SIZE], 1.0)
        w -= word_step / np.sqrt(hw)
        c -= context_step / np.sqrt(hc)
        hw += word_step ** 2
        hc += context_step ** 2
    costs.append(cost / len(triples))

golden = {
    "made_by": f"NumPy {np.__version__}", "words": WORDS, "size": SIZE, "window": WINDOW, "maximum": MAXIMUM, "exponent": EXPONENT, "rate": RATE,
    "sentences": sentences, "counts": counts.tolist(), "triples": [list(triple) for triple in triples],
    "start": {"words": start[0].astype(float).tolist(), "contexts": start[1].astype(float).tolist()},
    "end": {"words": rows[0].tolist(), "contexts": rows[1].tolist()}, "costs": costs,
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "glove.json"), "w") as file:
    json.dump(golden, file)
    file.write("\n")
