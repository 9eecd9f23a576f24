"""Makes crf_enumeration.json and crf_*.json: linear-chain conditional random fields, by counting every sequence of tags, and in PyTorch.

    /usr/bin/python3 make_crf.py        (Debian's python3-torch, 1.13; one thread; README.md has the format)
"""
import itertools
import json
import math
import pathlib
import random

import torch
from torch import nn

from classifier_golden import ADAMW, SGD, STEPS, numbers

BEST = 6
FORBIDDEN = -1e4  # as constraints are often set in PyTorch: e to it is 0


def write(name, golden):
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace(',"', ',\n"') + "\n")
    print(path.name, path.stat().st_size, "bytes")


def single(count, scale):
    """Random numbers that are floats."""
    return torch.tensor([scale * random.gauss(0, 1) for _ in range(count)], dtype=torch.float32).tolist()


# Every sequence of tags, in double. Nothing here knows of recursions.

def paths(case):
    """Each sequence of tags that is allowed, with its score."""
    count, length = case["tags"], case["length"]
    for tags in itertools.product(range(count), repeat=length):
        pairs = list(zip(tags, tags[1:]))
        if case["starts"][tags[0]] and case["ends"][tags[-1]] and all(case["allowed"][i * count + j] for i, j in pairs):
            yield tags, math.fsum([case["start"][tags[0]], case["end"][tags[-1]]] + [case["transitions"][i * count + j] for i, j in pairs]
                                  + [case["emissions"][t * count + tag] for t, tag in enumerate(tags)])


def enumerate_case(length, count, ruled, scale):
    while True:
        case = dict(tags=count, length=length, emissions=single(length * count, scale), transitions=single(count * count, scale),
                    start=single(count, scale), end=single(count, scale))
        for name, size in (("allowed", count * count), ("starts", count), ("ends", count)):
            case[name] = [int(not ruled or random.random() < 0.6) for _ in range(size)]
        scored = sorted(paths(case), key=lambda path: -path[1])
        close = any(a[1] - b[1] < 1e-3 for a, b in zip(scored[:BEST], scored[1:]))  # no order that rounding decides
        if scored and not close and any(case["starts"]) and any(case["ends"]):
            break
    largest = scored[0][1]
    log_partition = largest + math.log(math.fsum(math.exp(score - largest) for _, score in scored))
    probability = [(tags, math.exp(score - log_partition)) for tags, score in scored]

    def total(holds):
        return math.fsum(p for tags, p in probability if holds(tags))

    case["logPartition"] = log_partition
    case["sequences"] = len(scored)
    case["marginals"] = [total(lambda tags: tags[t] == k) for t in range(length) for k in range(count)]
    case["best"] = [list(tags) for tags, _ in scored[:BEST]]
    case["bestLogs"] = [score - log_partition for _, score in scored[:BEST]]
    runs = []
    for start in range(length):
        for size in range(1, length - start + 1):
            for tags in itertools.product(range(count), repeat=size):
                if len(runs) < 400 and (size < 3 or random.random() < 0.05):
                    runs.append((start, tags, [int(random.random() < 0.7) for _ in range(count)], [int(random.random() < 0.7) for _ in range(count)]))
    random.shuffle(runs)
    runs = runs[:12]
    case["runStarts"] = [run[0] for run in runs]
    case["runTags"] = [list(run[1]) for run in runs]
    case["runBefore"] = [run[2] for run in runs]
    case["runAfter"] = [run[3] for run in runs]
    case["runs"] = [total(lambda tags: tags[s:s + len(run)] == run) for s, run, _, _ in runs]
    case["runsBetween"] = [total(lambda tags: tags[s:s + len(run)] == run and (s == 0 or before[tags[s - 1]])
                                 and (s + len(run) == length or after[tags[s + len(run)]])) for s, run, before, after in runs]
    return case


# PyTorch: the same recursion as pytorch-crf's, on one sentence after the other.

class Crf(nn.Module):
    def __init__(self, count):
        super().__init__()
        self.start_transitions = nn.Parameter(torch.empty(count).uniform_(-1, 1))
        self.end_transitions = nn.Parameter(torch.empty(count).uniform_(-1, 1))
        self.transitions = nn.Parameter(torch.empty(count, count).uniform_(-1, 1))

    def forward(self, emissions, tags, rules):
        """-log P of one sentence: emissions [T, K], tags [T]."""
        allowed, starts, ends = rules
        transitions = self.transitions.masked_fill(~allowed, FORBIDDEN)
        start, end = self.start_transitions.masked_fill(~starts, FORBIDDEN), self.end_transitions.masked_fill(~ends, FORBIDDEN)
        forward, score = start + emissions[0], start[tags[0]] + emissions[0, tags[0]]
        for t in range(1, len(tags)):
            forward = torch.logsumexp(forward[:, None] + transitions + emissions[t], 0)
            score = score + transitions[tags[t - 1], tags[t]] + emissions[t, tags[t]]
        return torch.logsumexp(forward + end, 0) - score - end[tags[-1]]


class Tagger(nn.Module):
    def __init__(self, inputs, count):
        super().__init__()
        self.linear = nn.Linear(inputs, count)
        self.crf = Crf(count)

    def forward(self, x, tags, rules):
        """The mean over all tokens, and the emissions of each sentence."""
        emissions = [self.linear(sentence) for sentence in x]
        for each in emissions:
            each.retain_grad()
        return sum(self.crf(e, y, rules) for e, y in zip(emissions, tags)) / sum(len(y) for y in tags), emissions


def packed(rows):
    """Time step by time step, longest sentence first."""
    return torch.cat([sentence[t:t + 1] for t in range(len(rows[0])) for sentence in rows if t < len(sentence)])


def torch_case(name, lengths, inputs, count, ruled, seed):
    torch.manual_seed(seed)
    model = Tagger(inputs, count)
    x = [torch.randn(length, inputs) for length in lengths]
    rules = torch.ones(count, count, dtype=torch.bool), torch.ones(count, dtype=torch.bool), torch.ones(count, dtype=torch.bool)
    if ruled:  # a tag may follow itself, the one before it, and 0; even ones may start, all but the last may end
        rules = (torch.tensor([[j == i or j == (i + 1) % count or j == 0 for j in range(count)] for i in range(count)]),
                 torch.arange(count) % 2 == 0, torch.arange(count) < count - 1)
        tags = [torch.tensor([0 if t == length - 1 else t % count for t in range(length)]) for length in lengths]
    else:
        tags = [torch.randint(0, count, (length,)) for length in lengths]
    weights = {key: value.clone() for key, value in model.state_dict().items()}
    loss, emissions = model(x, tags, rules)
    loss.backward()
    write(name, {
        "config": dict(inputs=inputs, tags=count, lengths=lengths, allowed=rules[0].int().flatten().tolist(), starts=rules[1].int().tolist(), ends=rules[2].int().tolist()),
        "x": numbers(packed(x)),
        "tags": packed(tags).tolist(),
        "shapes": {key: list(value.shape) for key, value in weights.items()},
        "weights": {key: numbers(value) for key, value in weights.items()},
        "loss": float(f"{loss.item():.9g}"),
        "gradients": {key: numbers(value.grad) for key, value in model.named_parameters()},
        "emissionsGradient": numbers(packed([each.grad for each in emissions])),
        "sgd": dict(lr=SGD["lr"], losses=train(inputs, count, weights, x, tags, rules, lambda p: torch.optim.SGD(p, **SGD))),
        "adamw": dict(lr=ADAMW["lr"], beta1=ADAMW["betas"][0], beta2=ADAMW["betas"][1], eps=ADAMW["eps"], weight_decay=ADAMW["weight_decay"],
                      losses=train(inputs, count, weights, x, tags, rules, lambda p: torch.optim.AdamW(p, **ADAMW))),
    })


def train(inputs, count, weights, x, tags, rules, make_optimizer):
    model = Tagger(inputs, count)
    model.load_state_dict(weights)
    optimizer = make_optimizer(model.parameters())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss, _ = model(x, tags, rules)
        loss.backward()
        optimizer.step()
        losses.append(float(f"{loss.item():.9g}"))
    return losses


random.seed(71)
write("crf_enumeration", {
    f"{length} tokens, {count} tags, {'rules, ' if ruled else ''}scores of {scale}": enumerate_case(length, count, ruled, scale)
    for length in range(1, 6) for count in range(1, 5) for ruled in (False, True) for scale in (1, 25) if count > 1 or not ruled})
torch_case("crf_ragged", [5, 3, 3, 1], inputs=4, count=3, ruled=False, seed=72)
torch_case("crf_wide", [9, 7, 2], inputs=6, count=19, ruled=False, seed=73)
torch_case("crf_rules", [8, 5, 5, 4, 2, 1], inputs=4, count=4, ruled=True, seed=74)
