"""The words that subwords are made of, by Python's regex module and unicodedata: golden/subword_words.json.

GPT-2's pattern, and BERT's words with and without case, of texts that were written for this. Run with Python 3, regex and unicodedata of Unicode 14:
    python3 make_subword_words.py > subword_words.json
"""
import json
import unicodedata

import regex

TEXTS = [
    "The quick brown fox isn't lazy; it's 3.5 km away, we'll see!",
    "  two  spaces\tand\n\n a tab \n",
    "Zażółć gęślą jaźń. Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "İstanbul'da ışık; ΟΔΥΣΣΕΥΣ Ὀδυσσεύς Ἀχιλλεύς",
    "Съешь ещё этих мягких французских булок, да выпей чаю. Й й Ё",
    "日本語の文章と中文、そして한국어 문장입니다. カタカナ ガギグ がぎぐ",
    "हिन्दी में लिखा हुआ पाठ। ภาษาไทยไม่มีช่องว่าง",
    "مرحبا بالعالم، كيف حالك؟ שָׁלוֹם עוֹלָם",
    "x² + ½ = Ⅷ ① ٣٤٥ ৩ 𝟘𝟙 𐄇",
    "👍🏽 👩\u200d👧 🇩🇪 ❤️ ☺",
    "𐐀𐐁 𐐨 𝒜𝓑 𠀀𠀁 豈更 丽",
    "a\u0301b c\u0327d\u0302\u0323e \u0301 \u1e9b\u0323 \u212b \u2126 \u00e5",
    "\u00a0no\u2003break\u3000spaces\u2028and\u2029others\u0085here\u200b\ufeff\u00ad.",
    "“Quotes” «guillemets» „low“ ‘single’ – — … · • § ¿¡",
    "$5 €10 £3 ¥7 ^_^ `code` ~tilde | pipe \\ back",
    "'s 's 't're've'm'll'd 'S 'LL x''ll can't've y'all'd",
    "control\x00\x01\x1f\x7f\x9f chars \ufffd and \ue000 private",
    "ǅ ǆ Ǆ ŉ ß ẞ ﬁ ﬀ Å Ω K ſ",
    "",
    " ",
    "\n",
]
PATTERN = regex.compile(r"""'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+""")
IDEOGRAPHS = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)]


def cleaned(text):
    for character in text:
        category = unicodedata.category(character)
        if character in "\t\n\r" or category == "Zs":
            yield " "
        elif character in "\0\ufffd" or category in ("Cc", "Cf"):
            continue
        elif any(low <= ord(character) <= high for low, high in IDEOGRAPHS):
            yield " " + character + " "
        else:
            yield character


def is_punctuation(character):
    code = ord(character)
    return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126 or unicodedata.category(character).startswith("P")


def bert_words(text, uncased):
    words = []
    for word in "".join(cleaned(text)).split():
        if uncased:
            lower = "".join(character.lower() for character in word)  # each alone: no final sigma
            word = "".join(character for character in unicodedata.normalize("NFD", lower) if unicodedata.category(character) != "Mn")
        part = ""
        for character in word:
            if is_punctuation(character):
                words += [part, character]
                part = ""
            else:
                part += character
        words.append(part)
    return [word for word in words if word]


rows = [{"text": text, "gpt2": PATTERN.findall(text), "uncased": bert_words(text, True), "cased": bert_words(text, False)} for text in TEXTS]
print(json.dumps(rows, indent=1))
