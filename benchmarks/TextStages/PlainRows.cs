using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.StopWords;
using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;

namespace TextStages;

/// <summary>The plain types of SeqML.Text, without ML.NET.</summary>
internal static class PlainRows
{
    public static List<Row> OfTexts(Corpus corpus) =>
    [
        .. Normalizers().Select(stage => Normalizer(corpus, stage.GetType().Name, new TextNormalizer(stage))),
        Normalizer(corpus, "TextNormalizer.Default", TextNormalizer.Default),
        .. Tokenizers().Select(tokenizer => new Row(tokenizer.GetType().Name, () => Tokens(corpus, tokenizer))),
        Pipeline(corpus, "WordPipeline: lower case, words, stop words", new WordPipeline { Normalizer = new TextNormalizer(new LowerCase()), StopWords = StopWords.Of("en") }),
        Pipeline(corpus, "WordPipeline: TextNormalizer.Default, words, stop words, stems",
            new WordPipeline { Normalizer = TextNormalizer.Default, StopWords = StopWords.Of("en"), Stemmer = Stemmer.Of("porter") }),
    ];

    public static List<Row> OfWords(Corpus corpus) =>
    [
        new("StopWords.Contains, English", () =>
        {
            var stopWords = StopWords.Of("en");
            return corpus.Words.Sum(words => (long)words.Count(word => stopWords.Contains(word)));
        }),
        .. Stemmer.Names.Select(name => new Row($"Stemmer, {name}", () => Stems(corpus, Stemmer.Of(name)))),
    ];

    public static List<Row> OfSubwords(Corpus corpus, IEnumerable<(string Name, SubwordTokenizer Tokenizer)> tokenizers) =>
        [.. tokenizers.Select(each => new Row(each.Name, () => Ids(corpus, each.Tokenizer)))];

    private static IEnumerable<NormalizationStage> Normalizers() =>
    [
        new LowerCase(), new RemovePunctuation(), new RemoveSymbols(), new ShortenRepeats(), new CollapseWhiteSpace(),
    ];

    private static IEnumerable<Tokenizer> Tokenizers() =>
    [
        new WordTokenizer(), new WhiteSpaceTokenizer(), new UnicodeWordTokenizer(), new WordPunctuationTokenizer(), new CharacterTokenizer(),
    ];

    private static Row Normalizer(Corpus corpus, string name, TextNormalizer normalizer)
    {
        var text = new NormalizedText();
        return new Row(name, () =>
        {
            var made = 0L;
            foreach (var line in corpus.Lines)
            {
                normalizer.Normalize(line, text);
                made += text.Text.Length;
            }
            return made;
        });
    }

    private static Row Pipeline(Corpus corpus, string name, WordPipeline pipeline)
    {
        var words = new WordList();
        return new Row(name, () =>
        {
            var made = 0L;
            foreach (var line in corpus.Lines)
            {
                pipeline.Run(line.AsMemory(), words);
                made += words.Count;
            }
            return made;
        });
    }

    private static long Tokens(Corpus corpus, Tokenizer tokenizer)
    {
        var tokens = new List<TextSpan>();
        var made = 0L;
        foreach (var line in corpus.Lines)
        {
            tokens.Clear();
            tokenizer.Tokenize(line, tokens);
            made += tokens.Count;
        }
        return made;
    }

    private static long Stems(Corpus corpus, Stemmer stemmer)
    {
        Span<char> stem = new char[1024];
        var made = 0L;
        foreach (var words in corpus.Words)
            foreach (var word in words)
                made += stemmer.Stem(word, stem);
        return made;
    }

    private static long Ids(Corpus corpus, SubwordTokenizer tokenizer)
    {
        var ids = new List<int>();
        var made = 0L;
        foreach (var line in corpus.Lines)
        {
            ids.Clear();
            tokenizer.Encode(line, ids);
            made += ids.Count;
        }
        return made;
    }
}
