"""What conlleval.pl (2004-01-26) and seqeval (1.2.2) make of tags, those that break every scheme among them.

    python3 make_tagging_scores.py CONLLEVAL.PL SEQEVAL_FOLDER > tagging_scores.json

The tools themselves are run; perl and numpy are needed. A case has sentences of gold and predicted tags, conlleval's output, and
of seqeval in each mode the spans of each type: [gold, predicted, correct], or null where it refuses the tags.
"""
import json
import random
import subprocess
import sys
import types

ALPHABETS = {
    "BIO": ["O", "O", "B-A", "I-A", "I-A", "B-B", "I-B"],
    "IOBES": ["O", "B-A", "I-A", "E-A", "S-A", "B-B", "I-B", "E-B", "S-B"],
    "BILOU": ["O", "B-A", "I-A", "L-A", "U-A", "B-B", "L-B", "U-B"],
    "odd": ["O", "B-A", "I-A", "E-A", "S-A", "X-A", "[-A", "]-A", ".", "I-a-b", "B-a-b", "I-B", "PER", "b-A"],
    # Not of seqeval's default mode: after "O-A" or ".-A" it ends spans that never started, and takes their start from an
    # earlier span, even of an earlier sentence.
    "outside": ["O", "O-A", ".-A", ".", "B-A", "I-A", "E-A", "S-A", "I-B", "X-A"],
    "untyped": ["O", "B", "I", "B-A", "I-A", "E", "S"],
}


def sentence(alphabet, rng):
    length = rng.choice([0, 1, 1, 2, 3, 5, 8])
    gold = [rng.choice(alphabet) for _ in range(length)]
    guess = [tag if rng.random() < 0.6 else rng.choice(alphabet) for tag in gold]
    return gold, guess


def conlleval(script, case):
    rows = "".join("".join(f"x {g} {p}\n" for g, p in zip(*pair)) + "\n" for pair in zip(case["gold"], case["predicted"]))
    return subprocess.run(["perl", script], input=rows, capture_output=True, text=True, check=True).stdout


def counts(gold, guess):
    names = sorted({name for name, *_ in gold | guess})
    return {name: [sum(span[0] == name for span in spans) for spans in (gold, guess, gold & guess)] for name in names}


def main():
    script, folder = sys.argv[1:]
    exceptions = types.ModuleType("sklearn.exceptions")
    exceptions.UndefinedMetricWarning = UserWarning
    sys.modules["sklearn"], sys.modules["sklearn.exceptions"] = types.ModuleType("sklearn"), exceptions
    sys.path.insert(0, folder)
    import warnings
    warnings.simplefilter("ignore")
    from seqeval import scheme
    from seqeval.metrics.sequence_labeling import get_entities

    def strict(kind, tags):
        entities = scheme.Entities(tags, kind).entities
        return {(e.tag, s, e.start, e.end) for s, found in enumerate(entities) for e in found}

    rng = random.Random(17)
    cases = []
    for kind, alphabet in ALPHABETS.items():
        for _ in range(60):
            pairs = [sentence(alphabet, rng) for _ in range(rng.randint(1, 4))]
            case = {"kind": kind, "gold": [g for g, _ in pairs], "predicted": [p for _, p in pairs]}
            case["conlleval"] = conlleval(script, case)
            case["seqeval"] = None if kind == "outside" else counts(*(set(get_entities([list(s) for s in tags])) for tags in (case["gold"], case["predicted"])))
            for name, token in (("BIO", scheme.IOB2), ("IOB1", scheme.IOB1), ("IOBES", scheme.IOBES), ("BILOU", scheme.BILOU)):
                try:
                    case[name] = counts(strict(token, case["gold"]), strict(token, case["predicted"]))
                except (ValueError, KeyError):
                    case[name] = None
            cases.append(case)
    print("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]")


main()
