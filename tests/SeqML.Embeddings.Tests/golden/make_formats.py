"""Makes formats.json and the small models beside it: what fastText (Debian's fasttext 0.9.2) and gensim (4.2) make of files of vectors.

    python3 make_formats.py [folder of word-vectors]

Of the public files in that folder nothing is copied: there are SHA-256 hashes of all words and numbers that gensim reads, and of what `fasttext print-word-vectors` prints.
"""
import hashlib
import json
import os
import struct
import subprocess
import sys
import tempfile

import numpy as np
from gensim.models import KeyedVectors
from gensim.models.fasttext import load_facebook_vectors

here = os.path.dirname(os.path.abspath(__file__))
words = "the cat The dogs caterpillar über Überraschung naïve 日本語 нежность \U0001F600 a ab < > </s> <the> sat-on-the-mat xyzzy 12345".split()

text = """the cat sat on the mat and the dog sat on the log
a cat and a dog are animals , and animals sleep on the mat
über den Wolken ist die Überraschung groß , sagt die Katze
naïve café words have letters beyond ascii as 日本語 has and нежность too
the caterpillar eats the log , the cat eats the fish , the dog eats the bone
"""
labelled = "\n".join(("__label__animal " if i % 2 == 0 else "__label__other ") + line for i, line in enumerate(text.strip().split("\n") * 30)) + "\n"


def run(*arguments, **options):
    return subprocess.run(arguments, check=True, capture_output=True, **options).stdout


def printed(model, queries):
    return run("fasttext", "print-word-vectors", model, input="\n".join(queries).encode() + b"\n").decode()


def hashed(vectors):
    return {"count": len(vectors), "size": vectors.vector_size,
            "words": hashlib.sha256("\n".join(vectors.index_to_key).encode()).hexdigest(),
            "numbers": hashlib.sha256(np.ascontiguousarray(vectors.vectors, dtype="<f4").tobytes()).hexdigest()}


golden = {"words": words, "models": {}, "public": {}}
with tempfile.TemporaryDirectory() as folder:
    for name, content in [("plain", text * 20), ("labelled", labelled)]:
        with open(os.path.join(folder, name), "w") as file:
            file.write(content)
    for name, command, options in [
        ("skipgram", "skipgram", ["-minn", "2", "-maxn", "4", "-bucket", "60"]),
        ("cbow-no-ngrams", "cbow", ["-maxn", "0"]),
        ("classifier", "supervised", ["-minn", "2", "-maxn", "3", "-bucket", "50", "-wordNgrams", "2"]),
    ]:
        run("fasttext", command, "-input", os.path.join(folder, "labelled" if command == "supervised" else "plain"), "-output", os.path.join(here, name),
            "-dim", "6", "-epoch", "3", "-minCount", "1", "-thread", "1", "-neg", "2", *options)
    # The tool quantizes classifiers that have at least 256 rows.
    base = os.path.join(folder, "quantized")
    run("fasttext", "supervised", "-input", os.path.join(folder, "labelled"), "-output", base, "-dim", "5", "-minn", "2", "-maxn", "3", "-bucket", "700", "-minCount", "1", "-thread", "1", "-epoch", "5")
    run("fasttext", "quantize", "-input", os.path.join(folder, "labelled"), "-output", base, "-dsub", "2", "-qnorm", "-cutoff", "400", "-retrain", "-thread", "1", "-epoch", "1")
    os.replace(base + ".ftz", os.path.join(here, "quantized.ftz"))

for name in ["skipgram.bin", "cbow-no-ngrams.bin", "classifier.bin", "quantized.ftz"]:
    golden["models"][name] = {"printed": printed(os.path.join(here, name), words).splitlines()}
for name in ["classifier", "skipgram", "cbow-no-ngrams"]:
    if os.path.exists(os.path.join(here, name + ".vec")):
        os.remove(os.path.join(here, name + ".vec")) if name != "skipgram" else None
skipgram = load_facebook_vectors(os.path.join(here, "skipgram.bin"))
golden["models"]["skipgram.bin"]["gensim"] = [[float(value) for value in skipgram.get_vector(word)] for word in words]

if len(sys.argv) > 1:
    at = lambda name: os.path.join(sys.argv[1], name)
    golden["public"]["test_glove.txt"] = hashed(KeyedVectors.load_word2vec_format(at("test_glove.txt"), no_header=True))
    golden["public"]["glove.twitter.27B.25d.top12k.txt"] = hashed(KeyedVectors.load_word2vec_format(at("glove.twitter.27B.25d.top12k.txt"), no_header=True))
    golden["public"]["word2vec_pre_kv_c"] = hashed(KeyedVectors.load_word2vec_format(at("word2vec_pre_kv_c")))
    golden["public"]["euclidean_vectors.bin"] = hashed(KeyedVectors.load_word2vec_format(at("euclidean_vectors.bin"), binary=True))
    golden["public"]["crime-and-punishment.vec"] = hashed(KeyedVectors.load_word2vec_format(at("crime-and-punishment.vec")))
    model = at("crime-and-punishment.bin")
    known = [line.split(" ")[0] for line in open(at("crime-and-punishment.vec"), encoding="utf-8").read().split("\n")[1:] if line]
    golden["public"]["crime-and-punishment.bin"] = {"known": hashlib.sha256(printed(model, known).encode()).hexdigest(), "others": hashlib.sha256(printed(model, words).encode()).hexdigest()}

with open(os.path.join(here, "formats.json"), "w") as file:
    json.dump(golden, file, ensure_ascii=False, indent=1)
