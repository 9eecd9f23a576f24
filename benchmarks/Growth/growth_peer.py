"""PyTorch's side of the growth benchmark: growth_peer.py PEERS

PEERS is the folder with models.py. Each line of the input asks for one cell:
    model vocabulary hidden batch tokens batches predicted_batch predicted_tokens dense|sparse budget
and is answered by the seconds of a training step and of a prediction.
"""
import sys

import torch
from torch import nn

sys.path.insert(0, sys.argv[1])
import models
from peer_timing import median_seconds


def make(name, vocabulary, hidden, tokens, sparse):
    models.VOCABULARY, models.HIDDEN = vocabulary, hidden
    model = models.MODELS[name](sparse)
    if name == "cnn" and hidden != 100:
        model.filters = nn.ModuleList([nn.Conv1d(models.EMBEDDING, hidden, width, padding=width // 2) for width in (3, 4, 5)])
        model.head = nn.Linear(3 * hidden, models.CLASSES)
    if name == "transformer" and tokens > model.positions.shape[0]:
        model.positions = nn.Parameter(torch.randn(tokens, models.EMBEDDING) * 0.02)
    return model


def measure(name, vocabulary, hidden, batch, tokens, batches, predicted_batch, predicted_tokens, gradients, budget):
    sparse = gradients == "sparse"
    model = make(name, vocabulary, hidden, max(tokens, predicted_tokens), sparse).train()
    others = [p for n, p in model.named_parameters() if not (sparse and n.startswith("embedding."))]
    optimizers = [torch.optim.AdamW(others, 1e-3)]
    if sparse:
        optimizers.append(torch.optim.SparseAdam(list(model.embedding.parameters()), 1e-3))
    texts = [torch.randint(1, vocabulary, (batch, tokens)) for _ in range(batches)]
    labels = torch.randint(0, models.CLASSES, (batch,))
    turn = 0

    def step():
        nonlocal turn
        turn += 1
        for optimizer in optimizers:
            optimizer.zero_grad()
        nn.functional.cross_entropy(model(texts[turn % batches]), labels).backward()
        nn.utils.clip_grad_norm_(others, 1.0)
        for optimizer in optimizers:
            optimizer.step()

    # each batch once before it counts; dense gradients touch every row in the first step
    train = median_seconds(step, budget, batches if sparse else 3)
    model.eval()
    asked = torch.randint(1, vocabulary, (predicted_batch, predicted_tokens))
    with torch.inference_mode():
        return train, median_seconds(lambda: model(asked), budget)


torch.manual_seed(0)
torch.set_num_threads(1)
print(f"PyTorch {torch.__version__}", flush=True)
for line in sys.stdin:
    name, *numbers, gradients, budget = line.split()
    train, predict = measure(name, *map(int, numbers), gradients, float(budget))
    print(f"{train:.9f} {predict:.9f}", flush=True)
