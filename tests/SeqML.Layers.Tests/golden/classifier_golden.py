"""What all golden classifiers have in common: one file of results, every gradient, and the losses of ten steps of SGD and of AdamW."""
import json
import pathlib

import torch
from torch import nn

STEPS = 10
SGD = dict(lr=0.1)
ADAMW = dict(lr=1e-2, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2)

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


def numbers(tensor):
    """Nine digits give every float32 back."""
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def write(name, config, inputs, create, model, batch, targets):
    """Writes name.json.

    config, inputs: what the test needs to know. create: makes a fresh model like the given one.
    model(*batch): its states, pooled states and logits.
    """
    weights = {key: value.clone() for key, value in model.state_dict().items()}
    states, pooled, logits = model(*batch)
    loss = nn.functional.cross_entropy(logits, targets)
    loss.backward()
    golden = {
        "config": config,
        **inputs,
        "targets": targets.tolist(),
        "shapes": {key: list(value.shape) for key, value in weights.items()},
        "weights": {key: numbers(value) for key, value in weights.items()},
        "states": numbers(states),
        "pooled": numbers(pooled),
        "logits": numbers(logits),
        "loss": float(f"{loss.item():.9g}"),
        "gradients": {key: numbers(value.grad) for key, value in model.named_parameters()},
        "sgd": dict(lr=SGD["lr"], losses=_train(create, weights, batch, targets, lambda p: torch.optim.SGD(p, **SGD))),
        "adamw": dict(lr=ADAMW["lr"], beta1=ADAMW["betas"][0], beta2=ADAMW["betas"][1], eps=ADAMW["eps"],
                      weight_decay=ADAMW["weight_decay"],
                      losses=_train(create, weights, batch, targets, lambda p: torch.optim.AdamW(p, **ADAMW))),
    }
    path = pathlib.Path(__file__).with_name(name + ".json")
    path.write_text(json.dumps(golden, separators=(",", ":")).replace(',"', ',\n"') + "\n")
    print(path.name, path.stat().st_size, "bytes; losses", golden["sgd"]["losses"][::9], golden["adamw"]["losses"][::9])


def _train(create, weights, batch, targets, make_optimizer):
    model = create()
    model.load_state_dict(weights)
    optimizer = make_optimizer(model.parameters())
    losses = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(*batch)[2], targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return [float(f"{loss:.9g}") for loss in losses]
