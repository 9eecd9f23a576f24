"""Makes stems_<code>.tsv: words that we wrote, and the stems that Snowball 2.2 gives them.

Needs Debian's libstemmer-tools (stemwords). A word "habl|o,as,a" stands for hablo, hablas and habla, so that forms of a word are seen beside each other. The words reach every rule of a stemmer and
every suffix in its tables; and there are some of other kinds: short ones, foreign ones, with digits, hyphens and apostrophes, and some of more than 64 letters.
Run it in this folder: python3 make_stems.py
"""
import subprocess
from pathlib import Path

ALGORITHMS = {"da": "danish", "de": "german", "es": "spanish", "fi": "finnish", "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "porter": "porter",
              "pt": "portuguese", "ru": "russian", "sv": "swedish"}

# What is no word of any language, and what is as long as no word is.
OTHERS = "a b ab abc 1980 3a mp3 x-ray don't l'eau jus' -s s' 2ème 100er covid-19 www naïve café über " + " ".join(
    part * 23 for part in ("ing", "ation", "en", "keit", "amente", "ando", "isse", "yuy"))


def words(code):
    result = []
    for line in Path(f"words_{code}.txt").read_text(encoding="utf-8").splitlines() + [OTHERS]:
        for entry in [] if line.startswith("#") else line.split():
            start, _, ends = entry.partition("|")
            result += [start + end for end in ends.split(",")]
    return list(dict.fromkeys(result))


for code, algorithm in ALGORITHMS.items():
    entries = words(code)
    run = subprocess.run(["stemwords", "-l", algorithm, "-c", "UTF_8"], input="".join(word + "\n" for word in entries), capture_output=True, text=True, check=True)
    stems = run.stdout.split("\n")[:-1]
    assert len(stems) == len(entries)
    Path(f"stems_{code}.tsv").write_text("".join(f"{word}\t{stem}\n" for word, stem in zip(entries, stems)), encoding="utf-8")
