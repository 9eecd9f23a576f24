"""Makes cnn_*.json: convolutional classifiers in PyTorch, their results, every gradient, and their training losses.

    /usr/bin/python3 make_convolution.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)

Each sequence is convolved alone, without padding to the length of others: what a batch of them has to give.
"""
import json
import pathlib

import torch
from torch import nn

VOCABULARY, EMBEDDING, CLASSES, STEPS = 11, 5, 3, 10
SGD = dict(lr=0.1)
ADAMW = dict(lr=1e-2, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2)

CASES = {
    "cnn_max": dict(widths=[3, 4, 5], filters=4, dilations=[1], activation="relu", pooling="max", lengths=[7, 4, 2, 1]),
    "cnn_long": dict(widths=[3, 4, 5], filters=4, dilations=[1], activation="relu", pooling="max", lengths=[40, 17]),
    "cnn_mean": dict(widths=[2, 3], filters=5, dilations=[1], activation="relu", pooling="mean", lengths=[6, 6, 3]),
    "cnn_last": dict(widths=[3], filters=6, dilations=[1], activation="gelu", pooling="last", lengths=[5, 3, 3, 1]),
    "cnn_dilated": dict(widths=[3], filters=6, dilations=[1, 2, 4], activation="relu", pooling="max", lengths=[12, 7, 2]),
    "cnn_dilated_even": dict(widths=[4, 3], filters=3, dilations=[1, 2], activation="gelu", pooling="mean", lengths=[9, 5, 1]),
    "cnn_residual": dict(widths=[3], filters=5, dilations=[1, 2, 4], activation="relu", pooling="max", lengths=[10, 6, 1], residual=True),
}


class Classifier(nn.Module):
    def __init__(self, case):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, EMBEDDING, padding_idx=0)
        features, layers = len(case["widths"]) * case["filters"], []
        for layer, dilation in enumerate(case["dilations"]):
            inputs = EMBEDDING if layer == 0 else features
            layers.append(nn.ModuleList(
                nn.Conv1d(inputs, case["filters"], width, padding="same", dilation=dilation) for width in case["widths"]))
        # One layer is cnn.<width>, several are cnn.<layer>.<width>.
        self.cnn = layers[0] if len(layers) == 1 else nn.ModuleList(layers)
        self.layers = [layers[0]] if len(layers) == 1 else layers
        self.activation = getattr(nn.functional, case["activation"])
        self.pooling = case["pooling"]
        self.residual = case.get("residual", False)
        self.linear = nn.Linear(features, CLASSES)

    def encode(self, sequence):
        x = self.embedding(torch.tensor(sequence)).T[None]  # [1, E, T]
        for layer in self.layers:
            y = self.activation(torch.cat([filters(x) for filters in layer], 1))  # [1, F, T]
            x = x + y if self.residual and x.shape == y.shape else y
        return x[0].T  # [T, F]

    def pool(self, states):
        if self.pooling == "max":
            return states.max(0).values
        return states.mean(0) if self.pooling == "mean" else states[-1]

    def forward(self, sequences):
        states = [self.encode(sequence) for sequence in sequences]
        pooled = torch.stack([self.pool(each) for each in states])  # [B, F]
        # As PackedSequence.data: the first tokens of all, then the second of those that have one, ...
        packed = torch.stack([each[t] for t in range(len(states[0])) for each in states if t < len(each)])
        return packed, pooled, self.linear(pooled)


def numbers(tensor):
    """Nine digits give every float32 back."""
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def train(case, weights, sequences, targets, make_optimizer):
    model = Classifier(case)
    model.load_state_dict(weights)
    optimizer = make_optimizer(model.parameters())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(sequences)[2], targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return [float(f"{loss:.9g}") for loss in losses]


def make(name, case, seed):
    torch.manual_seed(seed)
    model = Classifier(case)
    weights = {key: value.clone() for key, value in model.state_dict().items()}
    sequences = [torch.randint(1, VOCABULARY, (length,)).tolist() for length in case["lengths"]]
    sequences[1][1] = 0  # the padding id as a token: its vector is zero and stays so
    targets = torch.randint(0, CLASSES, (len(sequences),))

    states, pooled, logits = model(sequences)
    loss = nn.functional.cross_entropy(logits, targets)
    loss.backward()
    golden = {
        "config": dict(vocabulary=VOCABULARY, embedding=EMBEDDING, classes=CLASSES, widths=case["widths"], filters=case["filters"],
                       dilations=case["dilations"], activation=case["activation"], pooling=case["pooling"], residual=case.get("residual", False)),
        "sequences": sequences,
        "targets": targets.tolist(),
        "shapes": {key: list(value.shape) for key, value in weights.items()},
        "weights": {key: numbers(value) for key, value in weights.items()},
        "states": numbers(states),
        "pooled": numbers(pooled),
        "logits": numbers(logits),
        "loss": float(f"{loss.item():.9g}"),
        "gradients": {key: numbers(value.grad) for key, value in model.named_parameters()},
        "sgd": dict(lr=SGD["lr"], losses=train(case, weights, sequences, targets, lambda p: torch.optim.SGD(p, **SGD))),
        "adamw": dict(lr=ADAMW["lr"], beta1=ADAMW["betas"][0], beta2=ADAMW["betas"][1], eps=ADAMW["eps"],
                      weight_decay=ADAMW["weight_decay"],
                      losses=train(case, weights, sequences, targets, lambda p: torch.optim.AdamW(p, **ADAMW))),
    }
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace(',"', ',\n"') + "\n")
    print(path.name, path.stat().st_size, "bytes; losses", golden["sgd"]["losses"][::9], golden["adamw"]["losses"][::9])


torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=40 + index)
