"""Makes carried_*.json: texts read in pieces, the state carried from each to the next and detached there, as language models are trained.

    /usr/bin/python3 make_carried.py        (as make_recurrent.py; README.md has the format)
"""
import json
import pathlib

import torch
from torch import nn

VOCABULARY, EMBEDDING, HIDDEN, CLASSES, LAYERS, SEQUENCES = 11, 5, 6, 3, 2, 3
PIECES = [3, 3, 1]  # tokens in each piece
STEPS, RATE = 10, 0.1


class Model(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, EMBEDDING, padding_idx=0)
        self.kind = kind
        self.add_module(kind, (nn.LSTM if kind == "lstm" else nn.GRU)(EMBEDDING, HIDDEN, LAYERS))
        self.linear = nn.Linear(HIDDEN, CLASSES)

    def forward(self, ids, state):  # ids: [T, B]
        states, state = getattr(self, self.kind)(self.embedding(ids), state)  # [T, B, H]
        return states, self.linear(states.max(dim=0).values), state


def detach(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def numbers(tensor):
    """Nine digits give every float32 back."""
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def read(model, pieces, targets):
    """Every piece's states and loss; the losses' gradients add up."""
    model.zero_grad()
    state, all_states, losses = None, [], []
    for ids, target in zip(pieces, targets):
        states, logits, state = model(ids, state)
        loss = nn.functional.cross_entropy(logits, target)
        loss.backward()
        state = detach(state)
        all_states.append(numbers(states))
        losses.append(float(f"{loss.item():.9g}"))
    return all_states, losses, state


def make(kind, seed):
    torch.manual_seed(seed)
    model = Model(kind)
    weights = {key: value.clone() for key, value in model.state_dict().items()}
    pieces = [torch.randint(1, VOCABULARY, (length, SEQUENCES)) for length in PIECES]
    targets = [torch.randint(0, CLASSES, (SEQUENCES,)) for _ in PIECES]
    states, losses, state = read(model, pieces, targets)
    golden = {
        "config": dict(vocabulary=VOCABULARY, embedding=EMBEDDING, hidden=HIDDEN, classes=CLASSES, layers=LAYERS, bidirectional=False),
        "pieces": {str(i): piece.t().tolist() for i, piece in enumerate(pieces)},
        "targets": {str(i): target.tolist() for i, target in enumerate(targets)},
        "weights": {key: numbers(value) for key, value in weights.items()},
        "states": {str(i): piece for i, piece in enumerate(states)},
        "losses": losses,
        "gradients": {key: numbers(value.grad) for key, value in model.named_parameters()},
        "hidden": numbers(state[0] if kind == "lstm" else state),
        "cell": numbers(state[1]) if kind == "lstm" else [],
    }
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    rounds = []
    for _ in range(STEPS):
        rounds.append(float(f"{sum(read(model, pieces, targets)[1]):.9g}"))
        optimizer.step()
    golden["sgd"] = dict(lr=RATE, losses=rounds)
    path = pathlib.Path(__file__).with_name(f"carried_{kind}.json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace(',"', ',\n"') + "\n")
    print(path.name, path.stat().st_size, "bytes; losses", losses, rounds[::9])


torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
make("lstm", seed=40)
make("gru", seed=41)
