"""Makes schedules.json: the factors that torch.optim.lr_scheduler puts on the learning rate, step by step.

    /usr/bin/python3 make_schedules.py        (Debian's python3-torch, 1.13; README.md has the format)
"""
import json
import math
import pathlib
import random

import torch
from torch.optim import lr_scheduler


def optimizer():
    """Of a rate of 1, so that its rate is the factor."""
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)


def curve(make, steps):
    """The factor of each step."""
    running = optimizer()
    schedule = make(running)
    factors = []
    for step in range(steps):
        factors.append(running.param_groups[0]["lr"])
        running.step()
        if step + 1 < steps:
            schedule.step()
    return factors


def warm_up(steps):
    """The first steps but their last: 1/W, 2/W, ...; the curve after it begins with that last step."""
    return [] if steps < 2 else curve(lambda running: lr_scheduler.LinearLR(running, 1 / steps, 1, steps - 1), steps - 1)


def linear(steps, warm):
    left = steps + 1 - warm  # the step after the last would have 0
    return warm_up(warm) + curve(lambda running: lr_scheduler.LinearLR(running, 1, 0, left), left)


def cosine(steps, warm, minimum):
    left = steps + 1 - warm
    return warm_up(warm) + curve(lambda running: lr_scheduler.CosineAnnealingLR(running, left, minimum), left)


def inverse_square_root(steps, warm):
    """Vaswani et al. 2017, equation 3, without the size of the model; divided by its value at the end of the warm-up."""
    def rate(number):
        return min(number ** -0.5, number * warm ** -1.5)
    return curve(lambda running: lr_scheduler.LambdaLR(running, lambda step: rate(step + 1) / rate(warm)), steps)


def step_decay(epochs, per_epoch, every, factor):
    by_epoch = curve(lambda running: lr_scheduler.StepLR(running, every, factor), epochs)
    return [value for value in by_epoch for _ in range(per_epoch)]


def one_cycle(steps, **options):
    return curve(lambda running: lr_scheduler.OneCycleLR(running, 1.0, total_steps=steps, cycle_momentum=False, **options), steps)


def plateau(values, mode, **options):
    """The factor after each epoch of these values."""
    running = optimizer()
    schedule = lr_scheduler.ReduceLROnPlateau(running, mode, eps=0, **options)
    factors = []
    for value in values:
        schedule.step(value)
        factors.append(running.param_groups[0]["lr"])
    return {"values": values, "factors": factors}


def main():
    noise = random.Random(1)
    losses = [round(1 / math.sqrt(epoch + 1) + 0.1 * noise.random(), 4) for epoch in range(30)]
    accuracies = [round(1 - loss / 2, 4) for loss in losses]
    golden = {
        "curves": {
            "linear_warm_up": warm_up(8) + [1.0] * 13,
            "warm_up_linear": linear(40, 10),
            "warm_up_linear_without": linear(20, 1),
            "warm_up_cosine": cosine(40, 10, 0),
            "warm_up_cosine_minimum": cosine(33, 5, 0.1),
            "inverse_square_root": inverse_square_root(50, 10),
            "step_decay": step_decay(12, 3, 5, 0.1),
            "step_decay_options": step_decay(7, 4, 2, 0.5),
            "one_cycle": one_cycle(100),
            "one_cycle_linear": one_cycle(50, anneal_strategy="linear"),
            "one_cycle_options": one_cycle(37, pct_start=0.45, div_factor=10.0, final_div_factor=50.0),
        },
        "plateaus": {
            "loss": plateau(losses, "min", patience=1),
            "accuracy": plateau(accuracies, "max", patience=1, factor=0.5, threshold=0.01),
            "cooldown": plateau(losses, "min", patience=0, cooldown=2, factor=0.5, threshold=0.05),
            "minimum": plateau([1.0] * 20, "min", patience=2, factor=0.3, min_lr=0.05),
        },
    }
    pathlib.Path(__file__).with_name("schedules.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


main()
