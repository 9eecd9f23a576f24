"""Megabytes of a process that trains a reference model in PyTorch, before the model was made and at the peak: memory_peer.py PEERS MODEL dense|sparse"""
import pathlib, resource, sys

import torch

folder, name, gradients = sys.argv[1:]
sys.path.insert(0, folder)
import models


def peak_megabytes():
    status = pathlib.Path("/proc/self/status")
    if status.exists():  # ru_maxrss would count what the parent had when it started us
        return int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


before = peak_megabytes()
sparse = gradients == "sparse"
model = models.MODELS[name](sparse).train()
others = [p for n, p in model.named_parameters() if not (sparse and n.startswith("embedding."))]
optimizers = [torch.optim.AdamW(others, 1e-3)]
if sparse:
    optimizers.append(torch.optim.SparseAdam(list(model.embedding.parameters()), 1e-3))
for _ in range(40):
    for optimizer in optimizers:
        optimizer.zero_grad()
    ids, labels = torch.randint(1, models.VOCABULARY, (32, 32)), torch.randint(0, models.CLASSES, (32,))
    torch.nn.functional.cross_entropy(model(ids), labels).backward()
    torch.nn.utils.clip_grad_norm_(others, 1.0)
    for optimizer in optimizers:
        optimizer.step()
print(f"{before:.1f} {peak_megabytes():.1f}")
