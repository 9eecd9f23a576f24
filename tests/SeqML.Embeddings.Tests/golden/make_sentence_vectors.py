"""Makes sentence_vectors.json: sentence vectors of random word vectors, as scikit-learn's idf and numpy's singular vectors make them.

    /usr/bin/python3 make_sentence_vectors.py        (scikit-learn 1.2, numpy 1.24)
"""
import json
import pathlib

import numpy
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

random = numpy.random.RandomState(7)
words = [f"w{i}" for i in range(12)]
vectors = random.normal(size=(12, 5)).astype(numpy.float32) + numpy.float32(0.4)
frequency = 1 / (1 + numpy.arange(14))  # w12 and w13 have no vector
texts = [[f"w{i}" for i in random.choice(14, size=random.randint(1, 9), p=frequency / frequency.sum())] for _ in range(40)]
a = 0.01

vectorizer = TfidfVectorizer(analyzer=lambda text: text, norm=None, vocabulary=words)
tfidf = vectorizer.fit_transform(texts).toarray()
sums = tfidf.sum(axis=1, keepdims=True)
weighted = tfidf @ vectors / numpy.where(sums == 0, 1, sums)

# Arora et al. 2017, algorithm 1; words without a vector are passed over, and have their share of the frequencies.
tokens = [word for text in texts for word in text]
weight = {word: a / (a + tokens.count(word) / len(tokens)) for word in words}
means = []
for text in texts:
    known = [word for word in text if word in words]
    means.append(sum((weight[word] * vectors[words.index(word)].astype(float) for word in known), numpy.zeros(5)) / max(1, len(known)))
means = numpy.array(means)
component = TruncatedSVD(n_components=1, algorithm="arpack", random_state=0).fit(means).components_[0]
assert abs(abs(component @ numpy.linalg.svd(means)[2][0]) - 1) < 1e-12
sif = means - numpy.outer(means @ component, component)

pathlib.Path(__file__).with_name("sentence_vectors.json").write_text(json.dumps({
    "words": words, "vectors": [[float(f"{value:.9g}") for value in row] for row in vectors.tolist()],
    "texts": [" ".join(text) for text in texts], "a": a, "tfidf": weighted.tolist(), "sif": sif.tolist(),
}) + "\n")
