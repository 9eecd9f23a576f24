"""Makes optimizers.json: what torch.optim does to a matrix, and to a table of which a step touches some rows.

    /usr/bin/python3 make_optimizers.py        (Debian's python3-torch, 1.13; float32, one thread; README.md has the format)
"""
import json
import pathlib

import torch

ROWS, COLUMNS, STEPS = 3, 19, 10  # 57 weights: 48 for AVX-512, 8 for AVX, and one
TABLE_ROWS, WIDTH = 6, 5
RATES = [0.1 / (1 + 0.25 * step) for step in range(STEPS)]

DENSE = {
    "sgd": (torch.optim.SGD, dict()),
    "sgd_decay": (torch.optim.SGD, dict(weight_decay=0.1)),
    "sgd_momentum": (torch.optim.SGD, dict(momentum=0.9)),
    "sgd_dampening": (torch.optim.SGD, dict(momentum=0.8, dampening=0.5, weight_decay=0.01)),
    "sgd_nesterov": (torch.optim.SGD, dict(momentum=0.9, nesterov=True, weight_decay=0.01)),
    "adagrad": (torch.optim.Adagrad, dict()),
    "adagrad_decay": (torch.optim.Adagrad, dict(weight_decay=0.1)),
    "adagrad_options": (torch.optim.Adagrad, dict(lr_decay=0.1, initial_accumulator_value=0.5, eps=0.01)),
    "rmsprop": (torch.optim.RMSprop, dict()),
    "rmsprop_decay": (torch.optim.RMSprop, dict(weight_decay=0.1)),
    "rmsprop_momentum": (torch.optim.RMSprop, dict(momentum=0.9)),
    "rmsprop_centered": (torch.optim.RMSprop, dict(centered=True, eps=0.01)),
    "rmsprop_options": (torch.optim.RMSprop, dict(alpha=0.8, eps=0.02, weight_decay=0.05, momentum=0.5, centered=True)),
    "adam": (torch.optim.Adam, dict()),
    "adam_decay": (torch.optim.Adam, dict(weight_decay=0.1)),
    "adam_options": (torch.optim.Adam, dict(betas=(0.5, 0.75), eps=0.125, weight_decay=0.05)),
    "adamw": (torch.optim.AdamW, dict(weight_decay=0)),
    "adamw_decay": (torch.optim.AdamW, dict(weight_decay=0.1)),
    "adamw_options": (torch.optim.AdamW, dict(betas=(0.5, 0.75), eps=0.125, weight_decay=0.05)),
}

SPARSE = {
    "sgd": (torch.optim.SGD, dict()),
    "adagrad": (torch.optim.Adagrad, dict()),
    "adagrad_options": (torch.optim.Adagrad, dict(lr_decay=0.1, initial_accumulator_value=0.5, eps=0.01)),
    "sparse_adam": (torch.optim.SparseAdam, dict()),
    "sparse_adam_betas": (torch.optim.SparseAdam, dict(betas=(0.5, 0.75))),
}


def numbers(tensor):
    """Nine digits are enough to read every float back as it was."""
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def run(kind, options, start, gradients):
    """The weights after each step."""
    weight = start.clone().requires_grad_()
    optimizer = kind([weight], lr=1.0, **options)
    after = []
    for rate, gradient in zip(RATES, gradients):
        optimizer.param_groups[0]["lr"] = rate
        weight.grad = gradient.clone()
        optimizer.step()
        after.append(numbers(weight))
    return after


def main():
    torch.manual_seed(1)
    torch.set_num_threads(1)
    start, gradients = torch.randn(ROWS, COLUMNS), [torch.randn(ROWS, COLUMNS) for _ in range(STEPS)]
    table = torch.randn(TABLE_ROWS, WIDTH)
    # Row 0 is never met, row 1 always, row 5 at the end only.
    touched = [[1], [4, 1], [1, 2, 3], [3, 1], [1], [2, 1, 4], [1, 3], [1], [4, 3, 2, 1], [5, 1, 2]]
    parts = [torch.randn(len(rows), WIDTH) for rows in touched]
    sparse = [torch.sparse_coo_tensor(torch.tensor([rows]), part, (TABLE_ROWS, WIDTH)) for rows, part in zip(touched, parts)]
    golden = {
        "rates": [float(f"{rate:.9g}") for rate in RATES],
        "dense": {
            "rows": ROWS, "columns": COLUMNS, "start": numbers(start), "gradients": [numbers(gradient) for gradient in gradients],
            "after": {name: run(kind, options, start, gradients) for name, (kind, options) in DENSE.items()},
        },
        "sparse": {
            "rows": TABLE_ROWS, "columns": WIDTH, "start": numbers(table), "touched": touched, "gradients": [numbers(part) for part in parts],
            "after": {name: run(kind, options, table, sparse) for name, (kind, options) in SPARSE.items()},
        },
    }
    pathlib.Path(__file__).with_name("optimizers.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


main()
