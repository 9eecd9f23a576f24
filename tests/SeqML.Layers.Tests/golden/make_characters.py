"""Makes characters_*.json: taggers of words' vectors and character features in PyTorch, their results, every gradient, and their training losses.

    /usr/bin/python3 make_characters.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)

Each distinct word is encoded alone and once; tokens take the rows of their words, so that the gradients of words that come several times add up.
"""
import torch
from torch import nn

import classifier_golden

CHARACTERS, SIZE, WORD_SIZE, CLASSES = 9, 5, 4, 3

CASES = {
    "characters_cnn": dict(kind="cnn", filters=6, width=3, lengths=[7, 4, 4, 2, 1], tokens=[2, 0, 2, 4, 1, 2, 3, 0]),
    "characters_cnn_even": dict(kind="cnn", filters=5, width=4, lengths=[3, 3, 1], tokens=[2, 1, 0, 1, 1]),
    "characters_lstm": dict(kind="lstm", hidden=4, lengths=[7, 4, 4, 2, 1], tokens=[2, 0, 2, 4, 1, 2, 3, 0]),
}


class CharacterConvolution(nn.Module):
    """Ma and Hovy 2016, section 2.1, without dropout."""

    def __init__(self, case):
        super().__init__()
        self.embedding = nn.Embedding(CHARACTERS, SIZE, padding_idx=0)
        self.cnn = nn.ModuleList([nn.Conv1d(SIZE, case["filters"], case["width"], padding="same")])
        self.output = case["filters"]

    def forward(self, word):
        x = self.embedding(torch.tensor(word)).T[None]  # [1, E, T]
        return torch.relu(self.cnn[0](x))[0].max(1).values  # [F]


class CharacterLstm(nn.Module):
    """Lample et al. 2016, section 4.1."""

    def __init__(self, case):
        super().__init__()
        self.embedding = nn.Embedding(CHARACTERS, SIZE, padding_idx=0)
        self.lstm = nn.LSTM(SIZE, case["hidden"], bidirectional=True)
        self.output = 2 * case["hidden"]

    def forward(self, word):
        last = self.lstm(self.embedding(torch.tensor(word)))[1][0]  # h_n [2, H]: each direction's last state
        return last.flatten()  # [2 H]


class Tagger(nn.Module):
    def __init__(self, case):
        super().__init__()
        self.embedding = nn.Embedding(len(case["lengths"]), WORD_SIZE)
        self.characters = (CharacterConvolution if case["kind"] == "cnn" else CharacterLstm)(case)
        self.linear = nn.Linear(WORD_SIZE + self.characters.output, CLASSES)

    def forward(self, words, tokens):
        features = torch.stack([self.characters(word) for word in words])  # [U, F]
        joined = torch.cat([self.embedding(tokens), features.index_select(0, tokens)], dim=1)  # [N, E + F]
        return features, joined, self.linear(joined)


def make(name, case, seed):
    torch.manual_seed(seed)
    model = Tagger(case)
    words = [torch.randint(1, CHARACTERS, (length,)).tolist() for length in case["lengths"]]
    words[1][1] = 0  # the padding id as a character: its vector is zero and stays so
    tokens = torch.tensor(case["tokens"])
    targets = torch.randint(0, CLASSES, (len(tokens),))
    config = dict(kind=case["kind"], characters=CHARACTERS, size=SIZE, words=len(words), embedding=WORD_SIZE, classes=CLASSES,
                  filters=case.get("filters", 0), width=case.get("width", 0), hidden=case.get("hidden", 0))
    classifier_golden.write(name, config, dict(words=words, tokens=case["tokens"]), lambda: Tagger(case), model, (words, tokens), targets)


for index, (name, case) in enumerate(CASES.items()):
    make(name, case, seed=60 + index)
