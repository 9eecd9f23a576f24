"""Features of pairs of rows, [u; v; |u - v|; u * v], computed by PyTorch 1.13. /usr/bin/python3 make_pairs.py: the same bytes every time."""
import json

import torch

torch.manual_seed(13)
first, second = [4, 0, 2, 0, 3], [1, 4, 2, 1, 0]
x = torch.randn(5, 6, requires_grad=True)
u, v = x[first], x[second]
features = torch.cat([u, v, (u - v).abs(), u * v], dim=1)
weight = torch.randn(3, 24, requires_grad=True)
targets = torch.tensor([0, 2, 1, 1, 0])
loss = torch.nn.functional.cross_entropy(features @ weight.T, targets)
loss.backward()


def rows(tensor):
    return tensor.detach().flatten().tolist()


with open("pair_features.json", "w", encoding="utf-8", newline="\n") as file:
    json.dump({
        "first": first, "second": second, "targets": targets.tolist(), "x": rows(x), "weight": rows(weight),
        "features": rows(features), "loss": loss.item(), "gradients": {"x": rows(x.grad), "weight": rows(weight.grad)},
    }, file, indent=1)
    file.write("\n")
