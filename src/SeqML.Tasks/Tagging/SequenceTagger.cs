using SeqML.Tasks.Encoders;
using SeqML.Tasks.Storage;
using SeqML.Text.Tokenization;
using SeqML.Training.History;

namespace SeqML.Tasks.Tagging;

/// <summary>A trained tagger: a tag for each word of a sentence, and the entities that the tags make. Any number of threads may tag with one.</summary>
public sealed class SequenceTagger
{
    /// <summary>How much of a text may stand between two of its tokens.</summary>
    private const int FurthestGap = 256;

    private readonly TaggerNetwork network;
    private readonly Lexicon lexicon;
    private readonly Idle<TaggingSession> sessions;

    internal SequenceTagger(TaggerConfig config, Lexicon lexicon, TaggerNetwork network)
    {
        (Config, this.lexicon, this.network) = (config, lexicon, network);
        sessions = new(() => new TaggingSession(network, lexicon, config));
    }

    /// <summary>What it is and how it was made.</summary>
    public TaggerConfig Config { get; }

    /// <summary>What happened in its training, with at most some 1,000 steps once it was saved; null where it was saved before models had histories.</summary>
    public TrainingHistory? History { get; internal init; }

    /// <summary>What its network learned, without the values.</summary>
    public IReadOnlyList<WeightShape> Weights => WeightShape.Of(network);

    /// <summary>The words it knows.</summary>
    public IReadOnlyList<string> Words => lexicon.Words.Vocabulary.Words;

    /// <summary>Tags a text: a tag for each of its words between white space, and entities in its offsets.</summary>
    /// <param name="text">Any text: null, blank, huge and malformed ones are read, too.</param>
    /// <param name="result">Takes tags and entities.</param>
    public void Tag(ReadOnlySpan<char> text, TaggedText result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        foreach (var word in WhiteSpaceTokenizer.Tokenize(text))
            session.Pieces.AddWord(word.In(text), word.Start);
        result.StartWith(text);
        session.Tag(result);
        Return(session);
    }

    /// <summary>Tags tokens: a tag for each, and entities in the offsets of the tokens with a blank between each two.</summary>
    /// <param name="tokens">The tokens; an empty one is an unknown word.</param>
    /// <param name="result">Takes tags and entities.</param>
    public void Tag(ReadOnlySpan<ReadOnlyMemory<char>> tokens, TaggedText result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        result.StartWith("");
        for (var i = 0; i < tokens.Length; i++)
        {
            result.AddText(i == 0 ? "" : " ");
            session.Pieces.AddWord(tokens[i].Span, result.Text.Length);
            result.AddText(tokens[i].Span);
        }
        session.Tag(result);
        Return(session);
    }

    /// <summary>Tags tokens of a text: a tag for each, and entities in the text's offsets.</summary>
    /// <param name="tokens">The tokens, in the order of the text.</param>
    /// <param name="text">Where they come from. A token is looked for within 256 characters after the one before it, in any letter case, at the start of a word unless it follows at once; one that is not found has no length, and stands where it was looked for.</param>
    /// <param name="result">Takes tags and entities.</param>
    public void Tag(ReadOnlySpan<ReadOnlyMemory<char>> tokens, ReadOnlySpan<char> text, TaggedText result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        var position = 0;
        foreach (var token in tokens)
        {
            var found = PlaceOf(token.Span, text[position..]);
            session.Pieces.AddWord(token.Span, position + Math.Max(found, 0), isInText: found >= 0);
            position += found < 0 ? 0 : found + token.Length;
        }
        result.StartWith(text);
        session.Tag(result);
        Return(session);
    }

    /// <summary>The likeliest ways to tag a sentence, each with its probability: where the best is not sure, what else it may be.</summary>
    /// <param name="words">Its tokens; for a tagger of texts, what stands between white space.</param>
    /// <param name="count">How many are wanted; at least 1, and no more than 10,000 are given.</param>
    /// <returns>From the likeliest on; fewer where no more are possible, none for a sentence without words. The pieces of a text's words may differ where the words' tags do not.</returns>
    /// <exception cref="ArgumentException">There are more tokens than the model reads together.</exception>
    public IReadOnlyList<RankedTags> TagBest(IReadOnlyList<string> words, int count)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var session = sessions.Rent();
        foreach (var word in words)
            session.Pieces.AddWord(word, 0);
        var best = session.Best(count);
        Return(session);
        return best;
    }

    /// <summary>Numbers in the vector of a word.</summary>
    public int EncodingSize => network.StateSize;

    /// <summary>The vectors of a text's words between white space: the encoder's states, by which they are tagged. (Peters et al. 2018.)</summary>
    /// <param name="text">Any text.</param>
    /// <param name="result">Takes them.</param>
    /// <param name="layers">Of which layers they are.</param>
    public void EncodeTokens(ReadOnlySpan<char> text, TokenVectors result, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        foreach (var word in WhiteSpaceTokenizer.Tokenize(text))
            session.Pieces.AddWord(word.In(text), word.Start);
        session.Encode(result, layers);
        Return(session);
    }

    /// <inheritdoc cref="EncodeTokens(ReadOnlySpan{char}, TokenVectors, TokenLayers)"/>
    /// <param name="tokens">The tokens of a sentence; an empty one is an unknown word.</param>
    /// <param name="result">Takes them.</param>
    /// <param name="layers">Of which layers they are.</param>
    public void EncodeTokens(ReadOnlySpan<ReadOnlyMemory<char>> tokens, TokenVectors result, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(result);
        var session = sessions.Rent();
        foreach (var token in tokens)
            session.Pieces.AddWord(token.Span, 0);
        session.Encode(result, layers);
        Return(session);
    }

    /// <summary>The tags of many sentences of words: in batches, and on several threads. They are those that a sentence alone gets.</summary>
    /// <param name="sentences">The words of each: tokens, or, for a tagger of texts, what stands between white space.</param>
    /// <param name="threads">How many threads tag, at least 1; null for one each core.</param>
    /// <returns>The tag of each word: its place among the tagger's tags.</returns>
    public IReadOnlyList<int[]> TagMany(IReadOnlyList<IReadOnlyList<string>> sentences, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        return new ManySentences(network, lexicon, Config, sentences).Run(threads);
    }

    /// <summary>Where a token stands in a text, not too far from its start and not within a word; -1 where it does not.</summary>
    private static int PlaceOf(ReadOnlySpan<char> token, ReadOnlySpan<char> text)
    {
        var window = text[..(int)Math.Min(text.Length, (long)token.Length + FurthestGap)];
        for (var start = 0; start < window.Length; start++)
        {
            var found = window[start..].IndexOf(token, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return -1;
            start += found;
            // The first may follow the token before it at once ("can" "'t"); one that is further off stands between words.
            if (start == 0 || !char.IsLetterOrDigit(text[start]) || !char.IsLetterOrDigit(text[start - 1]))
                return start;
        }
        return token.IsEmpty ? 0 : -1;
    }

    /// <summary>A session that a huge text has made huge is not kept.</summary>
    private void Return(TaggingSession session)
    {
        if (!session.IsLarge)
            sessions.Return(session);
    }

    /// <summary>The model in one run of bytes: config.json, words, characters, the weights as safetensors, and the history, with a checksum.</summary>
    public byte[] Save() => TaggerStorage.Save(Config, lexicon, network, History);

    /// <summary>The model that <see cref="Save"/> gave. It predicts the same to the last bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such model, or are damaged. The message says what is wrong.</exception>
    public static SequenceTagger Load(ReadOnlyMemory<byte> bytes) => TaggerStorage.Load(bytes);

    /// <summary>Writes the weights, and nothing else, in the safetensors format, by PyTorch's names: "embedding.weight", "encoder.weight_ih_l0", "crf.transitions".</summary>
    /// <param name="stream">Where they go.</param>
    public void ExportWeights(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Safetensors.Write(network.Parameters));
    }
}
