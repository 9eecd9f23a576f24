"""Makes *.json: classifiers of recurrent layers in PyTorch, their results, every gradient, and their training losses.

    /usr/bin/python3 make_recurrent.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import classifier_golden
import recurrent_layers

VOCABULARY, EMBEDDING, HIDDEN, CLASSES = 11, 5, 6, 3

CASES = {
    "lstm_uni": dict(layers=1, bidirectional=False, lengths=[4, 4, 4]),
    "lstm_bidirectional": dict(layers=2, bidirectional=True, lengths=[5, 5]),
    "lstm_ragged": dict(layers=2, bidirectional=True, lengths=[5, 3, 3, 1]),
    "lstm_ragged_uni": dict(layers=1, bidirectional=False, lengths=[7, 4, 2, 1]),
    "gru_ragged_uni": dict(layers=1, bidirectional=False, lengths=[7, 4, 2, 1]),
    "gru_bidirectional": dict(layers=2, bidirectional=True, lengths=[5, 5]),
    "rnn_tanh_ragged": dict(layers=1, bidirectional=True, lengths=[5, 3, 3, 1]),
    "rnn_relu_ragged": dict(layers=1, bidirectional=True, lengths=[5, 3, 3, 1]),
    "lstm_peephole_ragged": dict(layers=2, bidirectional=True, lengths=[5, 3, 3, 1]),
    "lstm_layer_norm_ragged": dict(layers=2, bidirectional=True, lengths=[5, 3, 3, 1]),
    "lstm_residual_ragged": dict(layers=3, bidirectional=True, lengths=[5, 3, 3, 1]),
    "gru_reset_before_ragged": dict(layers=2, bidirectional=True, lengths=[5, 3, 3, 1]),
}

LACKING = {
    "lstm_peephole": dict(cell=recurrent_layers.PeepholeLstm),
    "lstm_layer_norm": dict(cell=recurrent_layers.LayerNormLstm),
    "lstm_residual": dict(cell=recurrent_layers.Lstm, residual=True),
    "gru_reset_before": dict(cell=recurrent_layers.ResetBeforeGru),
}


def recurrent(name, *sizes, **options):
    """The layers by the first words of a case's name."""
    for kind, lacking in LACKING.items():
        if name.startswith(kind):
            inputs, size, layers = sizes
            return recurrent_layers.Layers(inputs=inputs, size=size, layers=layers, **lacking, **options)
    if name.startswith("rnn"):
        return nn.RNN(*sizes, nonlinearity=name.split("_")[1], **options)
    return (nn.LSTM if name.startswith("lstm") else nn.GRU)(*sizes, **options)


class Classifier(nn.Module):
    def __init__(self, name, layers, bidirectional):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, EMBEDDING, padding_idx=0)
        self.layers = name.split("_")[0]  # lstm, gru, rnn: what the parameters are called by
        self.add_module(self.layers, recurrent(name, EMBEDDING, HIDDEN, layers, batch_first=True, bidirectional=bidirectional))
        self.linear = nn.Linear(HIDDEN * (2 if bidirectional else 1), CLASSES)

    def forward(self, ids, lengths):
        packed = pack_padded_sequence(self.embedding(ids), lengths, batch_first=True)
        states, _ = getattr(self, self.layers)(packed)  # states.data: [N, D H]
        padded, _ = pad_packed_sequence(states, batch_first=True, padding_value=float("-inf"))
        pooled = padded.max(dim=1).values  # [B, D H]
        return states.data, pooled, self.linear(pooled)


def make(name, case, seed):
    torch.manual_seed(seed)
    model = Classifier(name, case["layers"], case["bidirectional"])
    lengths = case["lengths"]
    sequences = [torch.randint(1, VOCABULARY, (length,)).tolist() for length in lengths]
    sequences[0][-1] = sequences[0][0]  # a repeated id
    if "ragged" in name:
        sequences[1][1] = 0  # the padding id as a token: its vector is zero and stays so
    ids = torch.zeros(len(lengths), max(lengths), dtype=torch.int64)
    for row, sequence in zip(ids, sequences):
        row[: len(sequence)] = torch.tensor(sequence)
    targets = torch.randint(0, CLASSES, (len(lengths),))
    config = dict(vocabulary=VOCABULARY, embedding=EMBEDDING, hidden=HIDDEN, classes=CLASSES,
                  layers=case["layers"], bidirectional=case["bidirectional"])
    classifier_golden.write(name, config, dict(sequences=sequences), lambda: Classifier(name, case["layers"], case["bidirectional"]), model, (ids, lengths), targets)


for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=20 + index)
