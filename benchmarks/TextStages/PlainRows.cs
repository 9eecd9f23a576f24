using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.StopWords;
using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;
using SeqML.Text.Tokenization.SyntacticWords;
using SeqML.Text.Vocabularies;

namespace TextStages;

/// <summary>The plain types of SeqML.Text, without ML.NET.</summary>
internal static class PlainRows
{
    public static List<Row> OfTexts(Corpus corpus) =>
    [
        .. Normalizers().Select(stage => Normalizer(corpus, stage.GetType().Name, new TextNormalizer(stage))),
        Normalizer(corpus, "TextNormalizer.Default", TextNormalizer.Default),
        .. Tokenizers().Select(tokenizer => Tokens(corpus, tokenizer)),
        Pipeline(corpus, "WordPipeline: lower case, words, stop words", new WordPipeline { Normalizer = new TextNormalizer(new LowerCase()), StopWords = StopWords.Of("en") }),
        Pipeline(corpus, "WordPipeline: TextNormalizer.Default, words, stop words, stems",
            new WordPipeline { Normalizer = TextNormalizer.Default, StopWords = StopWords.Of("en"), Stemmer = Stemmer.Of("en") }),
    ];

    public static List<Row> OfWords(Corpus corpus) =>
    [
        EachWord(corpus, "StopWords.Contains, English", StopWords.Of("en"), (stopWords, word) => stopWords.Contains(word) ? 1 : 0),
        EachWord(corpus, "Vocabulary, words that come twice", Learned(corpus), (vocabulary, word) => vocabulary[word]),
        EachWord(corpus, "HashingVocabulary, 65,536 buckets", new HashingVocabulary(65536), (buckets, word) => buckets[word]),
        Lemmas(corpus),
        .. Stemmer.Names.Select(name => Stems(corpus, name)),
    ];

    public static List<Row> OfSubwords(Corpus corpus, IEnumerable<(string Name, SubwordTokenizer Tokenizer)> tokenizers) =>
        [.. tokenizers.Select(each => new Row(each.Name, () => Ids(corpus, each.Tokenizer)))];

    private static IEnumerable<NormalizationStage> Normalizers() =>
    [
        new LowerCase(), new UpperCase(), new TurkishLowerCase(), new TurkishUpperCase(), new UnicodeForm(), new RemoveDiacritics(), new RemovePunctuation(), new RemoveSymbols(), new RemoveControlCharacters(), new ShortenRepeats(), new CollapseWhiteSpace(),
        new CollapseWhiteSpaceByLine(), new TrimWhiteSpace(), new SplitHashtags(), new CanonicalDates(DateOrder.DayMonthYear), new CanonicalTimes(),
        new DecodeHtmlEntities(), new RemoveHtmlTags(), new ReplaceUrls(), new ReplaceEmails(), new ReplaceMentions(), new ReplaceHashtags(), new ReplaceNumbers(), new CanonicalNumbers(),
        new ReplaceDates(), new ReplaceTimes(), new ExpandContractions(), new ReplaceEmoji(), new NameEmoji(),
    ];

    private static IEnumerable<Tokenizer> Tokenizers() =>
    [
        new WordTokenizer(), new WhiteSpaceTokenizer(), new UnicodeWordTokenizer(), new TreebankTokenizer(), new ModernTreebankTokenizer(), new SocialMediaTokenizer(), new WordPunctuationTokenizer(),
        new CharacterTokenizer(), new CodePointTokenizer(), new SentenceSplitter(), new SyntacticWordTokenizer(), new RegexTokenizer(@"\w+|[^\w\s]"), new CharacterNGramTokenizer(3, 5, new WordTokenizer()),
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

    private static Row Tokens(Corpus corpus, Tokenizer tokenizer)
    {
        var tokens = new List<TextSpan>();
        return new Row(tokenizer.GetType().Name, () =>
        {
            var made = 0L;
            foreach (var line in corpus.Lines)
            {
                tokens.Clear();
                tokenizer.Tokenize(line, tokens);
                made += tokens.Count;
            }
            return made;
        });
    }

    private static Vocabulary Learned(Corpus corpus)
    {
        var builder = new VocabularyBuilder();
        foreach (var words in corpus.Words)
            foreach (var word in words)
                builder.Add(word);
        return builder.Build(2, int.MaxValue);
    }

    /// <summary>What a stage knows is read before the clock starts.</summary>
    private static Row EachWord<T>(Corpus corpus, string name, T stage, Func<T, string, long> apply) => new(name, () =>
    {
        var made = 0L;
        foreach (var words in corpus.Words)
            foreach (var word in words)
                made += apply(stage, word);
        return made;
    });

    private static Row Stems(Corpus corpus, string name)
    {
        var stem = new char[1024];
        return EachWord(corpus, $"Stemmer, {name}", Stemmer.Of(name), (stemmer, word) => stemmer.Stem(word, stem));
    }

    private static Row Lemmas(Corpus corpus)
    {
        var lemma = new char[1024];
        return EachWord(corpus, "EnglishLemmatizer, parts of speech guessed", new EnglishLemmatizer(), (lemmatizer, word) => lemmatizer.Lemmatize(word, lemmatizer.Guess(word), lemma));
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
