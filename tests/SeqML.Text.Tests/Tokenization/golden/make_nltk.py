"""Writes nltk.jsonl: what the tokenizers of NLTK 3.8 make of texts that were written for SeqML, and of strings of the characters that their rules speak of.

    python3 make_nltk.py > nltk.jsonl

Needs nltk 3.8. No test needs this script: they read the file that it wrote.
"""
import json
import random

from nltk.tokenize import TweetTokenizer, WordPunctTokenizer
from nltk.tokenize.destructive import NLTKWordTokenizer
from nltk.tokenize.treebank import TreebankWordTokenizer

SENTENCES = """
They'll say they can't, won't and shouldn't've; I'd rather we didn't.
"Good muffins cost $3.88 (in New York)," she said. "Buy me two of 'em!"
He said: "It's 'fine'." Then he left -- without a word...
The U.S. firm (est. 1999) earned $1,234.56, i.e. 50% more, in Q3.
I cannot, I'm gonna, you wanna? Gimme that, lemme go, I gotta.
D'ye know more'n that? 'Tis true, 'twas so.
a:b 10:30 1,000,000 x,y 3:1 ratio: yes, no; maybe & more # @ home
[brackets] {braces} <angles> ((nested)) f(x)[i]{j}
``Already converted'' quotes, `single' ones and ```three''' of them
Dogs' bowls, James's house, the '90s, rock'n'roll, o'clock, y'all'd've
What?! No!! Really?? Yes... Well.... Hmm..... Ok......
one--two---three----four - five -six- seven–eight—nine
«Bonjour», dit-il. “Curly ‘quotes’ here.” „Unten“ und ’oben‘
He stopped. ' " ) ”
He stopped.'
He stopped.")
'' "" ` `` ''' \"\"\" '"' "'"
*star* **bold** /slash/ _under_ ~tilde~ ^hat^ a+b=c|d\\e
rt @SeqML: #nlp #100days #a-b' is gr8 :-) :D ;) =( 8-) (-: <3 </3 >:( :'( d: XD
see http://example.com/a_(b)?c=d#e, https://www.example.org/(x(y)z). www.a.com example.co.uk/path a.b foo.na@example.com
mail me.too+tag@mail.example.org or a@b.c, a@b.co; http:///x http://. http:a.b https:/c ftp://d.com/e
call (555) 555-1234, 1-800-555-1234, +1 (555).555.1234 or 5551234, not 555-123
<b>bold</b> <a href=x> a<b and b>c --> <-- -> <- <<>> <br/>
1/2 3.5 10:30 1,000 -5 +3.2- 2-1 3..4 covid-19 abc1 ab1 a1b2c3 x2
sooo good!!!!!! ------ ______ ====== ....... ,,,,,, ((((((
isn't it's we're well-made a--b a'-b _a_b_ l'été naïve straße Ünïcödé
日本語のテキスト。 Привет, мир! مرحبا, שלום café cafe\u0301 हिन्दी ½ ² Ⓐ Ⅷ
\U0001F44D\U0001F3FD \U0001F469\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7 \u2764\ufe0f \U0001F600\U0001F600\U0001F600\U0001F600\U0001F600 a\u200db
8pm 8p do: so; d8 p8 :8 =d o: ::: :::: ;;; /: :/ :| \\: @: 3:)
. .. . . a . . .b
""".strip("\n").split("\n") + [
    "", " ", "\n", "a\nb", '"', '" a', '\n"a"', "'tis 'twas", "\n'tis", "end.\n", "end.'\n", "x:\n", "x,,", ",,,", "a\tn't b", "it's\n", "it's\u00a0ok", "wanna", "wanna\n'tis",
    ".\n.", ". \n\n .", "a.\n\nb.", "\x1c a\x1fb", "\u2028a\u2003b", "'a 'b 's 'm 'ab", "''a''", "('' \"", "a.b.", "a. b", ".a.", "...", "....", "a....'\n",
]

ALPHABETS = [
    list("aabnNtsSdm19  '''''\"\"\"``....,,::;!?()[]{}<>--*&$%#@/_\n\t") + ["''", "n't", "'s", "'ll", "'ve", "cannot", "wanna", "d'ye", "'tis", "'twas", "...", "--", "«", "”", "‘", "’", "é", "²", "一"],
    list("a'\"`.,: -\n()") + ["''"],
    list("aboODdPpsS0189  ::;=8<>()[]{}@|/\\*'-_.,!?#+%\n\"") + ["http://", "a.com", "b.co/", ".na", "(555) ", "1234", ". . ", "-->", "<b>", "<3", "é", "\u200c", "\U0001F469", "\U0001F3FD", "\U0001F1E9", "!!!!", "____"],
    list("ab./(())!,<>[]'\"-:9%é ") + ["http://", "https://", "a.com/", "(x)", "((", "))"],
    list("ab1.-@/_ é") + [".com", ".co", "a.b"],
    list("0155 *-.)(+") + ["555", "1234"],
    list("<>:;=8-oO*')]([dDpP/}{@|\\3a "),
]


def random_texts():
    source = random.Random(1)
    for alphabet in ALPHABETS:
        for _ in range(60):
            yield "".join(source.choice(alphabet) for _ in range(source.randint(2, 14)))


def main():
    tokenizers = {"treebank": TreebankWordTokenizer(), "nltk_word": NLTKWordTokenizer(), "tweet": TweetTokenizer(), "wordpunct": WordPunctTokenizer()}
    for text in SENTENCES + list(random_texts()):
        print(json.dumps({"text": text, **{name: tokenizer.tokenize(text) for name, tokenizer in tokenizers.items()}}))


main()
