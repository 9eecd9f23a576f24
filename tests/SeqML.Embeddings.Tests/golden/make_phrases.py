"""Makes phrases.json: lines of words, and what word2phrase's algorithm joins in one pass and in two.

The reference below is plain Python after the paper (Mikolov et al. 2013b, equation 6, times the number of words); gensim's Phrases,
told the same score, must agree with it. Run: python3 make_phrases.py (gensim 4.2).
"""
import json
import random
from collections import Counter
from gensim.models.phrases import Phrases

MINIMUM, DISCOUNT, THRESHOLDS = 3, 2.0, [8.0, 5.0]


def made_lines():
    random.seed(7)
    fixed = [["new", "york"], ["new", "york", "times"], ["san", "jose", "mercury", "news"], ["ice", "cream"], ["a", "a", "a"]]
    loose = "the a of in new times news city cream was is on and ice day york".split()
    return [[word for _ in range(random.randint(1, 6)) for word in (random.choice(fixed) if random.random() < 0.3 else [random.choice(loose)])] for _ in range(300)]


def scores(lines, threshold):
    words = Counter(word for line in lines for word in line)
    pairs = Counter(pair for line in lines for pair in zip(line, line[1:]))
    total = sum(words.values())
    found = {(a, b): (n - DISCOUNT) / words[a] / words[b] * total for (a, b), n in pairs.items() if n >= MINIMUM and words[a] >= MINIMUM and words[b] >= MINIMUM}
    return {pair: score for pair, score in found.items() if score > threshold}


def joined(line, found):
    result, i = [], 0
    while i < len(line):
        if i + 1 < len(line) and (line[i], line[i + 1]) in found:
            result.append(line[i] + "_" + line[i + 1])
            i += 2
        else:
            result.append(line[i])
            i += 1
    return result


def gensim_score(worda_count, wordb_count, bigram_count, len_vocab, min_count, corpus_word_count):
    return (bigram_count - DISCOUNT) / worda_count / wordb_count * corpus_word_count if bigram_count >= MINIMUM else 0.0


lines = made_lines()
current, passes, results = lines, [], []
for threshold in THRESHOLDS:
    found = scores(current, threshold)
    peer = Phrases(current, min_count=MINIMUM, threshold=threshold, scoring=gensim_score)
    after = [joined(line, found) for line in current]
    assert [list(peer[line]) for line in current] == after, "gensim differs"
    passes.append([[a, b, score] for (a, b), score in sorted(found.items(), key=lambda item: -item[1])])
    results.append(after)
    current = after
json.dump({"minimum": MINIMUM, "discount": DISCOUNT, "thresholds": THRESHOLDS, "lines": [" ".join(line) for line in lines], "phrases": passes, "joined": [[" ".join(line) for line in result] for result in results]},
          open("phrases.json", "w"), separators=(",", ":"))
print([len(p) for p in passes], passes[1][:5])
