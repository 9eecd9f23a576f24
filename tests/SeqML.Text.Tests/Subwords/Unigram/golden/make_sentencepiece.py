"""What SentencePiece (0.1.97) learns from the sentences of samples/Sentiment, and how it splits texts by it.

    python3 make_sentencepiece.py

The package sentencepiece is needed. It writes, beside this script:
identity.model, .vocab   nothing is normalized
mapped.model             with rules of our own (RULES), bytes for unknown characters, all white space kept, no prefix, symbols of a user and of control
splits.jsonl             a line for each model and text: ids, and for short texts of identity.model the scores of the five best ways
"""
import json
import os
import random

import sentencepiece

HERE = os.path.dirname(os.path.abspath(__file__))
SENTENCES = os.path.join(HERE, "../../../../../samples/Sentiment/data/sentences.tsv")

# What is put for what: typographic signs for plain ones, ligatures, white space, a sign that is left out, a letter with its mark for both in one.
RULES = {
    "\u2026": "...", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\ufb01": "fi", "\ufb02": "fl", "\t": " ", "\u00a0": " ", "\u3000": " ",
    "\u00ad": "", "e\u0301": "\u00e9", "a\u0301": "\u00e1", "--": "-", "\u00bd": " 1/2 ", "\U0001f44d\U0001f3fd": "\U0001f44d", "K": "k",
}

PARTS = [
    "a", "the", " ", " ", "  ", "\t", "\u00a0", "\u2581", "\u2581\u2581", "\u00e9", "e\u0301", "e", "\u0301", "\u65e5\u672c", "\U0001f600", "\U0001f44d\U0001f3fd", "\U0001f3fd", "\ufb01", "\u2026",
    "\u00ad", "--", "-", "K", "\u00bd", "\u2019", "\ufffd", "<s>", "</s>", "<unk>", "<0x41>", "[SEP]", "<mask>", "good", "un", "ing", "not ", "wonderful", "xq", "Z" * 40,
]


def train(name, **options):
    with open(SENTENCES, encoding="utf-8") as file:
        sentences = [line.rstrip("\n").split("\t")[1] for line in file][1:]
    corpus = os.path.join(HERE, "corpus.tmp")
    with open(corpus, "w", encoding="utf-8") as file:
        file.write("\n".join(sentences))
    here = os.getcwd()
    os.chdir(HERE)  # paths are written into the model
    sentencepiece.SentencePieceTrainer.train(input="corpus.tmp", model_prefix=name, model_type="unigram", num_threads=1, minloglevel=1, **options)
    os.chdir(here)
    os.remove(corpus)
    return sentences, sentencepiece.SentencePieceProcessor(model_file=os.path.join(HERE, name + ".model"))


def main():
    rules = os.path.join(HERE, "rules.tmp")
    with open(rules, "w", encoding="utf-8") as file:
        for source, target in RULES.items():
            file.write(" ".join(f"{ord(c):X}" for c in source) + "\t" + " ".join(f"{ord(c):X}" for c in target) + "\n")
    sentences, identity = train("identity", vocab_size=600, normalization_rule_name="identity")
    _, mapped = train(
        "mapped", vocab_size=700, normalization_rule_tsv="rules.tmp", byte_fallback=True, remove_extra_whitespaces=False, add_dummy_prefix=False,
        user_defined_symbols=["ing", "[SEP]", "not good"], control_symbols=["<mask>"], pad_id=3)
    os.remove(rules)
    os.remove(os.path.join(HERE, "mapped.vocab"))
    rng = random.Random(5)
    texts = ["", " ", "\u2581"] + sentences[::40] + ["".join(rng.choice(PARTS) for _ in range(rng.randint(1, 9))) for _ in range(250)]
    with open(os.path.join(HERE, "splits.jsonl"), "w", encoding="utf-8") as file:
        for name, model in (("identity", identity), ("mapped", mapped)):
            for text in texts:
                row = {"model": name, "text": text, "ids": model.encode(text)}
                if name == "identity" and 0 < len(text) <= 12 and len(model.encode(text)) > 0:
                    best = model.nbest_encode(text, nbest_size=5, out_type="immutable_proto")
                    row["best"] = [round(way.score, 4) for way in best.nbests]
                file.write(json.dumps(row) + "\n")


main()
