"""gensim's loading of a file, or numpy's: prints seconds, the peak of memory before and after in bytes, and the words."""
import resource
import sys
import time

import numpy as np

way, path = sys.argv[1:]
if way.startswith("gensim"):
    from gensim.models import KeyedVectors
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
start = time.perf_counter()
if way == "gensim-text":
    count = len(KeyedVectors.load_word2vec_format(path, no_header=True))
elif way == "gensim-binary":
    count = len(KeyedVectors.load_word2vec_format(path, binary=True))
else:
    words, rows = {}, []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word, numbers = line.split(" ", 1)
            words[word] = len(rows)
            rows.append(np.fromstring(numbers, dtype=np.float32, sep=" "))
    vectors = np.stack(rows)
    count = len(words)
print(time.perf_counter() - start, before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, count)
