"""Trains small classifiers in PyTorch and writes their weights as safetensors, and their words, classes, texts and scores as JSON.

    /usr/bin/python3 make_weights.py        (Debian's python3-torch, 1.13; one thread; README.md has the format)
"""
import json
import pathlib

import torch

from classifier import TYPES, Classifier, save

WORDS = ["good", "bad", "not", "very", "the", "film", "was", "naïve", "!", "don't"]
CLASSES = ["negative", "positive", "mixed"]
TEXTS = {  # the order of the words decides
    "the film was very good !": 1, "not bad": 1, "good not bad": 1, "very good": 1, "don't miss the film": 1,
    "not good": 0, "the film was bad": 0, "bad not good": 0, "very bad !": 0, "naïve": 0,
    "good bad": 2, "the film was good not very": 2, "bad good": 2, "very very naïve !": 2,
}
MORE = ["", "nobody knows these", "good", "! ! ! ! ! ! ! ! ! ! ! !", "the film was not not not good", " ".join(["bad"] * 40)]

RECURRENT = dict(embedding=5, hidden=6)
CASES = {
    "lstm": dict(dtype="F32", encoder="lstm", pooling="Max", layers=2, bidirectional=True, **RECURRENT),
    "gru": dict(dtype="F16", encoder="gru", pooling="Last", layers=1, bidirectional=True, **RECURRENT),
    "rnn": dict(dtype="F64", encoder="rnn", pooling="Mean", layers=2, bidirectional=False, **RECURRENT),
    "cnn": dict(dtype="BF16", encoder="cnn", pooling="Max", embedding=5, filters=4, minimumWidth=2, maximumWidth=4),
    "transformer": dict(dtype="F32", encoder="transformer", pooling="Mean", embedding=6, layers=2, heads=3, feedForward=10, norm="Pre",
                        positions="Learned", activation="Gelu", maximumTokens=48),
    "transformer_post": dict(dtype="F16", encoder="transformer", pooling="Max", embedding=8, layers=1, heads=2, feedForward=12, norm="Post",
                             positions="Sinusoidal", activation="Relu", maximumTokens=48),
    "renamed": dict(dtype="F32", encoder="lstm", pooling="Last", layers=1, bidirectional=False, **RECURRENT,
                    prefix="module.", parts={"embedding": "words", "encoder": "lstm", "head": "classifier.0"}),
}


def make(name, case, seed):
    torch.manual_seed(seed)
    options = {key: value for key, value in case.items() if key not in ("dtype", "prefix", "parts")}
    model = Classifier(vocabulary=len(WORDS) + 2, classes=len(CLASSES), **options)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(25):
        for text, label in TEXTS.items():
            ids = torch.tensor([[WORDS.index(word) + 2 if word in WORDS else 1 for word in text.split()]])
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(ids), torch.tensor([label]))
            loss.backward()
            optimizer.step()
    # What the file's type rounds away is no part of the scores.
    model.load_state_dict({key: value.to(TYPES[case["dtype"]]).float() for key, value in model.state_dict().items()})
    folder = pathlib.Path(__file__).parent
    weights = model.state_dict()
    for part, named in case.get("parts", {}).items():
        weights = {named + key[len(part):] if key.startswith(part + ".") else key: value for key, value in weights.items()}
    save({case.get("prefix", "") + key: value for key, value in weights.items()}, folder / f"{name}.safetensors", case["dtype"])
    texts = list(TEXTS) + MORE
    scores = [[float(f"{score:.9g}") for score in model.scores(text.split(), WORDS)] for text in texts]
    golden = dict(case, words=WORDS, classes=CLASSES, texts=texts, scores=scores)
    (folder / f"{name}.json").write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(name, "loss", loss.item(), "scores", scores[0])


torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=60 + index)
