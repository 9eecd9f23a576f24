"""Loads weights that SeqML exported into PyTorch, and compares the scores with those that SeqML wrote beside them.

    dotnet test -c Release tests/SeqML.Tasks.Tests          (writes the folder "exported" beside the running tests)
    /usr/bin/python3 check_export.py artifacts/compat/bin/SeqML.Tasks.Tests/release/exported
"""
import json
import pathlib
import sys

import torch

from classifier import Classifier, load

torch.set_num_threads(1)
worst, files = 0, sorted(pathlib.Path(sys.argv[1]).glob("*.json"))
assert files, "no exported models there"
for file in files:
    exported = json.loads(file.read_text(encoding="utf-8"))
    words, texts, scores = (exported.pop(key) for key in ("words", "texts", "scores"))
    model = Classifier(vocabulary=len(words) + 2, classes=len(scores[0]), **exported)
    model.load_state_dict(load(file.with_suffix(".safetensors")))  # strict: every name and shape has to be right
    off = max(abs(ours - theirs) for text, row in zip(texts, scores) for ours, theirs in zip(row, model.scores(text.split(), words)))
    print(f"{file.stem}: {len(texts)} texts, scores differ by {off:.1e} at the most")
    worst = max(worst, off)
sys.exit(0 if worst < 1e-5 else "the scores differ")
