"""Explains what the classifiers of make_weights.py say, in PyTorch and in double precision: explanations.json.

    /usr/bin/python3 make_explanations.py        (Debian's python3-torch, 1.13; one thread; after make_weights.py)

Gradient x input: x_t . dF/dx_t, where F is the logit of a class and x_t the vector of word t.
Integrated gradients (Sundararajan, Taly and Yan 2017, equation 1), from vectors of zeros, by the midpoint rule:
x_t . (1/m) sum over k = 1 .. m of dF/dx_t at (k - 1/2)/m x.
"""
import json
import pathlib

import torch

from classifier import TYPES, Classifier

STEPS = 20
TEXTS = ["the film was very good !", "good not bad", "not good nobody knows", "bad", "very very naïve ! don't miss the film was not not bad"]
FOLDER = pathlib.Path(__file__).parent


def load(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        kind, (start, end) = entry["dtype"], entry["data_offsets"]
        raw = torch.int16 if kind == "BF16" else TYPES[kind]
        numbers = torch.frombuffer(data[start:end], dtype=raw)
        tensors[name] = numbers.view(TYPES[kind]).reshape(entry["shape"]).float().double()
    return tensors


def logit(model, vectors, label):
    """F of words' vectors, [B, T, E], summed over B."""
    model.embedding.forward = lambda _: vectors
    return model(None)[:, label].sum()


def gradient(model, vectors, label):
    vectors = vectors.detach().requires_grad_(True)
    return torch.autograd.grad(logit(model, vectors, label), vectors)[0]


def explain(name):
    golden = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    options = {key: golden[key] for key in golden if key not in ("dtype", "prefix", "parts", "words", "classes", "texts", "scores")}
    model = Classifier(vocabulary=len(golden["words"]) + 2, classes=len(golden["classes"]), **options).double()
    model.load_state_dict(load(FOLDER / f"{name}.safetensors"))
    model.eval()
    made = []
    for text in TEXTS:
        ids = [golden["words"].index(word) + 2 if word in golden["words"] else 1 for word in text.split()]
        x = model.embedding.weight[ids][None].detach()  # [1, T, E]
        for label in range(len(golden["classes"])):
            points = (torch.arange(STEPS, dtype=torch.float64) + 0.5) / STEPS
            mean = torch.stack([gradient(model, point * x, label) for point in points]).mean(dim=0)
            made.append(dict(
                text=text, label=label,
                gradientTimesInput=(x * gradient(model, x, label)).sum(dim=2)[0].tolist(),
                integratedGradients=(x * mean).sum(dim=2)[0].tolist(),
                difference=(logit(model, x, label) - logit(model, 0 * x, label)).item(),
            ))
    return made


torch.set_num_threads(1)
torch.backends.mha.set_fastpath_enabled(False) if hasattr(torch.backends, "mha") else None
golden = dict(steps=STEPS, models={name: explain(name) for name in ("lstm", "gru", "rnn", "cnn", "transformer", "transformer_post")})
rounded = json.loads(json.dumps(golden), parse_float=lambda number: float(f"{float(number):.9g}"))
(FOLDER / "explanations.json").write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
for name, rows in golden["models"].items():
    print(name, rows[1]["integratedGradients"], "sum less difference", sum(rows[1]["integratedGradients"]) - rows[1]["difference"])
