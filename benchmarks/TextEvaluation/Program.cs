using System.CommandLine;
using SeqML.Text.Lemmatization;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;
using TextEvaluation;

var data = new Option<string>("--data") { Description = "The folder with ud-ewt/.", DefaultValueFactory = _ => "../shared/data", Recursive = true };
var parts = new Option<string[]>("--parts") { Description = "The parts of the treebank: train, dev, test.", DefaultValueFactory = _ => ["train", "dev", "test"], AllowMultipleArgumentsPerToken = true, Recursive = true };
var mistakes = new Option<int>("--mistakes") { Description = "How many kinds of mistakes are shown, of the first of the parts.", Recursive = true };
var examples = new Option<int>("--examples") { Description = "How many examples of each.", DefaultValueFactory = _ => 3, Recursive = true };

var sentences = new Command("sentences", "Splits the raw text of UD English EWT into sentences, and scores their spans.");
sentences.SetAction(parsed => Evaluate(parsed, treebank => treebank.Sentences, Mistakes.OfSentences, [("SentenceSplitter", new SentenceSplitter())]));

var words = new Command("words", "Splits the raw text of UD English EWT into words, and scores their spans.");
words.SetAction(parsed => Evaluate(parsed, treebank => treebank.Words, Mistakes.OfWords, [("WordTokenizer", new WordTokenizer())]));

var lemmas = new Command("lemmas", "Finds the lemmas of UD English EWT's words, with its parts of speech and without.");
lemmas.SetAction(EvaluateLemmas);

return new RootCommand("Scores text stages on UD English EWT.") { data, parts, mistakes, examples, sentences, words, lemmas }.Parse(args).Invoke();

void Evaluate(ParseResult parsed, Func<RawTreebank, IReadOnlyList<TextSpan>> gold,
    Func<string, IReadOnlyList<TextSpan>, IReadOnlyList<TextSpan>, IEnumerable<(string Kind, string Example)>> explain, (string Name, Tokenizer Tokenizer)[] tokenizers)
{
    Console.WriteLine("| tokenizer | part | precision | recall | F1 | found | gold |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    var treebanks = parsed.GetRequiredValue(parts).Select(part => (Part: part, Treebank: RawTreebank.English(parsed.GetRequiredValue(data), part))).ToList();
    foreach (var (name, tokenizer) in tokenizers)
        foreach (var (part, treebank) in treebanks)
        {
            var score = SpanScore.Of(Split(tokenizer, treebank), gold(treebank));
            Console.WriteLine(FormattableString.Invariant($"| {name} | {part} | {score.Precision:0.00} | {score.Recall:0.00} | {score.F1:0.00} | {score.Found} | {score.Gold} |"));
        }
    if (parsed.GetValue(mistakes) is not (> 0 and var count))
        return;
    foreach (var (name, tokenizer) in tokenizers)
    {
        Console.WriteLine($"\n{name}, mistakes on {treebanks[0].Part}");
        foreach (var kind in explain(treebanks[0].Treebank.Text, Split(tokenizer, treebanks[0].Treebank), gold(treebanks[0].Treebank)).GroupBy(mistake => mistake.Kind).OrderByDescending(kind => kind.Count()).Take(count))
        {
            Console.WriteLine(FormattableString.Invariant($"{kind.Count(),5} {kind.Key}"));
            foreach (var (_, example) in kind.Where((_, i) => i % Math.Max(1, kind.Count() / parsed.GetValue(examples)) == 0).Take(parsed.GetValue(examples)))
                Console.WriteLine($"          {example}");
        }
    }
}

void EvaluateLemmas(ParseResult parsed)
{
    var lemmatizer = new EnglishLemmatizer();
    Console.WriteLine("| | part | words | right | in any case | without punctuation |\n| --- | --- | ---: | ---: | ---: | ---: |");
    var firsts = new List<(string Way, Lemmas Lemmas)>();
    foreach (var (name, lemmatize) in Lemmas.Ways)
        foreach (var part in parsed.GetRequiredValue(parts))
        {
            var found = Lemmas.Of(parsed.GetRequiredValue(data), part, lemmatizer, lemmatize);
            Console.WriteLine(FormattableString.Invariant($"| {name} | {part} | {found.Words.Count} | {found.Exact:0.00} | {found.InAnyCase:0.00} | {found.WithoutPunctuation:0.00} |"));
            if (part == parsed.GetRequiredValue(parts)[0])
                firsts.Add((name, found));
        }
    if (parsed.GetValue(mistakes) is > 0 and var count)
        foreach (var (name, found) in firsts)
            Console.WriteLine($"\n{name}, mistakes on {found.Part}\n{string.Join('\n', found.Mistakes().Take(count))}");
}

static List<TextSpan> Split(Tokenizer tokenizer, RawTreebank treebank)
{
    var spans = new List<TextSpan>();
    tokenizer.Tokenize(treebank.Text, spans);
    return spans;
}
