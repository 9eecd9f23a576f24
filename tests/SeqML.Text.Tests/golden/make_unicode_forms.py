"""Writes unicode_forms.json: texts, and what Python's unicodedata makes of them in the four normalization forms.

    python3 make_unicode_forms.py > unicode_forms.json
"""
import json
import random
import unicodedata

random.seed(5)
everything = [c for c in range(0x110000) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]
decomposed = [c for c in everything if unicodedata.normalize("NFKD", chr(c)) != chr(c) and not 0xAC00 <= c <= 0xD7A3]
marks = [c for c in everything if unicodedata.combining(chr(c))]
jamo = list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A7, 0x11C3)) + [0xAC00, 0xAC01, 0xD7A3]
latin = [ord(c) for c in "aAeEoOuUcCsS \n"]
hard = [0x0344, 0x0958, 0x0F73, 0x0F75, 0x0F81, 0x1E9B, 0x212B, 0x2126, 0xFB1D, 0xFB2C, 0x1D15E, 0x110BA, 0x1109A, 0xFF76, 0xFF9E, 0xFF9F, 0x3099, 0x309A, 0x0DDD, 0x0DD9, 0x0DCF, 0x0DCA]


def text():
    kinds = [latin, marks, decomposed, jamo, hard, everything]
    return "".join(chr(random.choice(random.choice(kinds))) for _ in range(random.randint(1, 9)))


# Each character that a form changes, then chance.
texts = [chr(c) + "\u0323\u0301" for c in decomposed if c % 23 == 0] + [text() for _ in range(700)]
forms = ("NFC", "NFD", "NFKC", "NFKD")
print(json.dumps({"unicode": unicodedata.unidata_version, "texts": texts, **{f: [unicodedata.normalize(f, t) for t in texts] for f in forms}}, indent=0))
