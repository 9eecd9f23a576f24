"""TF-IDF of words and word pairs, and logistic regression, in scikit-learn: python3 linear_classifier.py FOLDER C [C ...].

Of several C the one is taken that is best on the validation rows; then all training rows are trained on. The texts are split by scikit-learn."""
import pickle
import sys
import time
try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
except ImportError:
    sys.exit("scikit-learn is not installed (apt-get install python3-sklearn)")
from peer_data import accuracy, per_second, read, report


def texts(rows):
    return [row[2] for row in rows]


def fit(strength, rows):
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(C=strength, max_iter=1000))
    return model.fit(texts(rows), [row[0] for row in rows])


training, validation, test, development = read("train"), read("validation"), read("test"), read("development")
strengths = [float(argument) for argument in sys.argv[2:]]
start = time.perf_counter()
scores = {}
for strength in strengths:
    model = fit(strength, training)
    scores[strength] = accuracy(model.predict(texts(validation)), validation)
    if len(strengths) == 1:
        start = time.perf_counter()  # the validation is for the table alone
best = max(strengths, key=lambda strength: scores[strength])
model = fit(best, training + validation)
seconds = time.perf_counter() - start
few = texts(test)[:200]
report(test=accuracy(model.predict(texts(test)), test), validation=scores[best], development=accuracy(model.predict(texts(development)), development) if development else None,
       trainingSeconds=seconds, modelBytes=len(pickle.dumps(model)), chosen=f"C = {best:g}" if len(strengths) > 1 else None,
       oneByOne=per_second(len(few), lambda: [model.predict([text]) for text in few]), allAtOnce=per_second(len(test), lambda: model.predict(texts(test))))
