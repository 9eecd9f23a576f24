using SeqML.Tasks.Vocabularies;
using SeqML.Text.Characters;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Tagging;

/// <summary>Sentences as numbers: what a tagger is trained on. Each different word is read once.</summary>
internal sealed class TaggerCorpus
{
    /// <summary>A rarer character is unknown, so that unknown ones have a meaning.</summary>
    private const int RarestCharacter = 2;

    private const int MostCharacters = 65_536;

    private TaggerCorpus(Lexicon lexicon, TagSet tags) => (Lexicon, Tokens, TagSet) = (lexicon, new TokenTable(lexicon), tags);

    public Lexicon Lexicon { get; }

    /// <summary>The tags: those that were given, and after them others of their scheme that came up when words were split or sentences cut.</summary>
    public TagSet TagSet { get; private set; }

    /// <summary>The different words.</summary>
    public TokenTable Tokens { get; }

    /// <summary>Which of the words come only once in the training sentences, and have no vector to start from.</summary>
    public List<bool> IsRare { get; } = [];

    /// <summary>Each sentence, cut where it is too long, as places in <see cref="Tokens"/>.</summary>
    public List<int[]> Sentences { get; } = [];

    /// <summary>The tags of each.</summary>
    public List<int[]> Tags { get; } = [];

    /// <summary>How many of the sentences, from the first on, are trained on; the others validate.</summary>
    public int Training { get; private set; }

    public static TaggerCorpus Of(TaggedSentence[] training, TaggedSentence[] validation, TagSet tags, TaggerInput input, TaggerOptions options)
    {
        var given = tags;
        tags = given.Completed();
        if (input == TaggerInput.Text)
            (training, validation) = ([.. training.Select(sentence => SentencePieces.Of(sentence, tags))], [.. validation.Select(sentence => SentencePieces.Of(sentence, tags))]);
        // Words of validation sentences alone stay unknown, as words of later texts will be.
        var (words, characters, counts) = (new VocabularyBuilder(), new CharacterVocabularyBuilder(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var word in training.SelectMany(sentence => sentence.Words))
        {
            words.Add(word);
            characters.Add(word);
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }
        var corpus = new TaggerCorpus(new Lexicon(
            KnownWords.Learn(words, options.Embedding), options.Characters is null ? null : characters.Build(RarestCharacter, MostCharacters)), tags);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in training)
            corpus.Add(sentence, places, counts, tags, options);
        corpus.Training = corpus.Sentences.Count;
        foreach (var sentence in validation)
            corpus.Add(sentence, places, counts, tags, options);
        corpus.KeepUsed(given);
        return corpus;
    }

    /// <summary>Forgets those of the completed tags that were neither given nor used in training; a validation sentence that needs one cannot be judged, and goes with it.</summary>
    private void KeepUsed(TagSet given)
    {
        // Where nothing is outside, a sentence of one token needs a tag that may stand alone, whatever the training sentences have.
        var used = (given.Outside < 0 ? Enumerable.Range(0, TagSet.Count) : Tags.Take(Training).SelectMany(tags => tags)).Where(tag => tag >= given.Count).Distinct().Order().ToArray();
        for (var sentence = Tags.Count - 1; sentence >= Training; sentence--)
            if (Tags[sentence].Any(tag => tag >= given.Count && !used.Contains(tag)))
            {
                Tags.RemoveAt(sentence);
                Sentences.RemoveAt(sentence);
            }
        foreach (var sentence in Tags)
            foreach (ref var tag in sentence.AsSpan())
                if (tag >= given.Count)
                    tag = given.Count + Array.IndexOf(used, tag);
        TagSet = new TagSet(given.Names, given.Outside, given.Scheme, [.. used.Select(tag => TagSet.Names[tag])]);
    }

    private void Add(TaggedSentence sentence, Dictionary<string, int> places, Dictionary<string, int> counts, TagSet set, TaggerOptions options)
    {
        var longest = options.MaximumTokens;
        for (var start = 0; start < sentence.Words.Count; start += longest)
        {
            var length = Math.Min(longest, sentence.Words.Count - start);
            var (ids, tags) = (new int[length], new int[length]);
            for (var i = 0; i < length; i++)
            {
                var word = sentence.Words[start + i];
                if (!places.TryGetValue(word, out ids[i]))
                {
                    places.Add(word, ids[i] = Tokens.Add(word));
                    IsRare.Add(counts.GetValueOrDefault(word) == 1 && !options.Embedding.HasVector(word));
                }
                tags[i] = sentence.Tags[start + i];
            }
            if (length < sentence.Words.Count)
                set.Rewrite(tags);
            Sentences.Add(ids);
            Tags.Add(tags);
        }
    }
}
