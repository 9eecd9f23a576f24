"""Makes cnn_*.json: convolutional classifiers in PyTorch, their results, every gradient, and their training losses.

    /usr/bin/python3 make_convolution.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)

Each sequence is convolved alone, without padding to the length of others: what a batch of them has to give.
"""
import torch
from torch import nn

import classifier_golden

VOCABULARY, EMBEDDING, CLASSES = 11, 5, 3

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


def make(name, case, seed):
    torch.manual_seed(seed)
    model = Classifier(case)
    sequences = [torch.randint(1, VOCABULARY, (length,)).tolist() for length in case["lengths"]]
    sequences[1][1] = 0  # the padding id as a token: its vector is zero and stays so
    targets = torch.randint(0, CLASSES, (len(sequences),))
    config = dict(vocabulary=VOCABULARY, embedding=EMBEDDING, classes=CLASSES, widths=case["widths"], filters=case["filters"],
                  dilations=case["dilations"], activation=case["activation"], pooling=case["pooling"], residual=case.get("residual", False))
    classifier_golden.write(name, config, dict(sequences=sequences), lambda: Classifier(case), model, (sequences,), targets)


for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=40 + index)
