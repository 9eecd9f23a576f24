"""Makes losses.json: losses in PyTorch, their gradients, and ten steps of a linear layer under each.

    /usr/bin/python3 make_losses.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)
"""
import json
import pathlib

import torch
from torch import nn

INPUTS, CLASSES, ROWS, IGNORED = 4, 3, 6, -100
WEIGHTS = [0.5, 2.0, 1.25]
EXTREME = [[100, -100, 0], [-100, 100, 100], [100, 100, 100], [-100, -100, -100], [0, 0, 100], [3, -2, 1]]

CASES = {
    "cross_entropy": dict(),
    "cross_entropy_smoothed": dict(smoothing=0.1),
    "cross_entropy_weighted": dict(weights=WEIGHTS),
    "cross_entropy_ignoring": dict(ignore=True),
    "cross_entropy_everything": dict(weights=WEIGHTS, smoothing=0.1, ignore=True),
    "binary_cross_entropy": dict(),
    "binary_cross_entropy_weighted": dict(weights=WEIGHTS),
    "mean_squared_error": dict(),
    "huber": dict(delta=1.0),
    "huber_narrow": dict(delta=0.25),
}


def loss_of(name, case):
    weight = torch.tensor(case["weights"]) if "weights" in case else None
    if name.startswith("cross"):
        return nn.CrossEntropyLoss(weight=weight, ignore_index=IGNORED, label_smoothing=case.get("smoothing", 0.0))
    if name.startswith("binary"):
        return nn.BCEWithLogitsLoss(pos_weight=weight)
    return nn.HuberLoss(delta=case["delta"]) if name.startswith("huber") else nn.MSELoss()


def targets_of(name, case):
    if name.startswith("cross"):
        targets = torch.randint(0, CLASSES, (ROWS,))
        if case.get("ignore"):
            targets[1] = targets[4] = IGNORED
        return targets
    if name.startswith("binary"):
        targets = torch.randint(0, 2, (ROWS, CLASSES)).float()
        targets[0, 0] = 0.25
        return targets
    return torch.randn(ROWS, CLASSES)


def numbers(tensor):
    """Nine digits are enough to read every float back as it was."""
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def measure(loss, logits, targets):
    logits = logits.clone().requires_grad_()
    value = loss(logits, targets)
    value.backward()
    return dict(logits=numbers(logits), loss=float(f"{value.item():.9g}"), gradient=numbers(logits.grad))


def make(name, case, seed):
    torch.manual_seed(seed)
    loss, targets = loss_of(name, case), targets_of(name, case)
    golden = dict(case, rows=ROWS, classes=CLASSES, targets=targets.flatten().tolist())
    golden["usual"] = measure(loss, 2 * torch.randn(ROWS, CLASSES), targets)
    golden["extreme"] = measure(loss, torch.tensor(EXTREME, dtype=torch.float32), targets)
    linear, x = nn.Linear(INPUTS, CLASSES), torch.randn(ROWS, INPUTS)
    sgd = dict(lr=0.1, x=numbers(x), weight=numbers(linear.weight), bias=numbers(linear.bias), losses=[])
    optimizer = torch.optim.SGD(linear.parameters(), lr=sgd["lr"])
    for _ in range(10):
        optimizer.zero_grad()
        value = loss(linear(x), targets)
        value.backward()
        optimizer.step()
        sgd["losses"].append(float(f"{value.item():.9g}"))
    golden["sgd"] = sgd
    print(name, golden["usual"]["loss"], golden["extreme"]["loss"], sgd["losses"][::9])
    return golden


torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
goldens = {name: make(name, case, seed=40 + index) for index, (name, case) in enumerate(CASES.items())}
path = pathlib.Path(__file__).with_name("losses.json")
path.write_text(json.dumps(goldens, separators=(",", ":")).replace(',"', ',\n"') + "\n")
