using SeqML.Text.Corpora;
using SeqML.Text.Subwords.Storage;
using SeqML.Text.Subwords.Unigram.Files;
using SeqML.Text.Subwords.Unigram.Learning;
using SeqML.Text.Subwords.Unigram.Search;
using SeqML.Text.Tokenization;

namespace SeqML.Text.Subwords.Unigram;

/// <summary>
/// Writes text by pieces that have probabilities: of all ways to write it, the likeliest. White space is part of the pieces ("▁the"), and no words are split before. Unlike the other subword tokenizers it knows all other ways,
/// too: a model that sees a text written now this way, now that, learns more of it (<see cref="EncodeSample(ReadOnlySpan{char}, Random, double, List{int})"/>). (Kudo 2018, "Subword Regularization: Improving Neural Network
/// Translation Models with Multiple Subword Candidates"; the files and defaults are those of SentencePiece, Kudo and Richardson 2018.)
/// </summary>
/// <remarks>Time is linear in a text's length. Memory beside the output is that of the longest word: 20 bytes a unit; that of the text where a model's pieces reach over white space.</remarks>
public sealed class UnigramTokenizer : SubwordTokenizer
{
    /// <summary>Ways that are e to this power as likely have one that is never drawn: more is no use, and would overflow.</summary>
    private const double GreatestAlpha = 1000;

    private readonly PieceVocabulary pieces;
    private readonly UnigramEncoder encoder;

    internal UnigramTokenizer(PieceVocabulary pieces, SpecialTokens specialTokens, UnigramNormalization normalization)
        : base(pieces.Names, specialTokens)
    {
        (this.pieces, Normalization) = (pieces, normalization);
        encoder = new UnigramEncoder(pieces, normalization);
    }

    /// <summary>What it makes of a text before it splits it.</summary>
    public UnigramNormalization Normalization { get; }

    private protected override SubwordKind Kind => SubwordKind.Unigram;

    /// <summary>Learns pieces from texts: by the same texts and options the same ones.</summary>
    /// <param name="texts">They are read once.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range, the texts have no characters, or more than <see cref="UnigramLearnerOptions.VocabularySize"/> has room for.</exception>
    /// <exception cref="OperationCanceledException">The options' token asked for it.</exception>
    public static UnigramTokenizer Learn(IEnumerable<string> texts, UnigramLearnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new UnigramLearnerOptions();
        options.Validate();
        return new UnigramTokenizer(VocabularyLearner.Learn(texts, options), options.SpecialTokens, options.Normalization);
    }

    /// <summary>Reads a unigram model that SentencePiece or <see cref="SaveModel"/> wrote, with its normalization.</summary>
    /// <param name="path">A file that is called <c>.model</c>.</param>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or a model of another kind, or has what is not read: pieces that end with white space, text that is changed back.</exception>
    public static UnigramTokenizer FromModel(string path) => SentencePieceModel.Read(path);

    /// <summary>Reads the pieces and scores that SentencePiece or <see cref="SaveVocabulary"/> wrote as text.</summary>
    /// <param name="path">A file that is called <c>.vocab</c>: a line for each piece, its text, a tab, its score.</param>
    /// <param name="specialTokens">Pieces that stand for no text; null for &lt;unk&gt;, &lt;s&gt; and &lt;/s&gt; where the file has them.</param>
    /// <param name="normalization">What the file does not tell; null for the defaults.</param>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged, or has not every special token. The message names the file and the line.</exception>
    public static UnigramTokenizer FromVocabulary(string path, SpecialTokens? specialTokens = null, UnigramNormalization? normalization = null) =>
        VocabularyText.Read(path, specialTokens, normalization ?? new UnigramNormalization());

    /// <summary>Writes a model that SentencePiece reads, too, and splits texts alike by, but for special tokens in texts, which it does not look for.</summary>
    /// <param name="path">The new file, called <c>.model</c>.</param>
    /// <exception cref="InvalidOperationException">There is no unknown token, and every model has one.</exception>
    public void SaveModel(string path)
    {
        var model = SentencePieceModel.Write(this, pieces);
        CorpusFile.WriteBytes(path, file => file.Write(model));
    }

    /// <summary>Writes the pieces and scores as text.</summary>
    /// <param name="path">The new file, called <c>.vocab</c>.</param>
    /// <exception cref="InvalidOperationException">A piece has a line end, and a line cannot.</exception>
    public void SaveVocabulary(string path) => CorpusFile.Write(path, writer => VocabularyText.Write(writer, pieces));

    /// <summary>The logarithm of a piece's probability; 0 of special tokens and bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
    public float ScoreOf(int id)
    {
        _ = TokenOf(id);
        return pieces.Scores[id];
    }

    /// <summary>The likeliest ways to write a text, the best one first: exact, however many. Time and memory grow with their number times the text's length.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="count">How many; there are fewer where the text has not that many ways.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1.</exception>
    public IReadOnlyList<UnigramSegmentation> EncodeBest(ReadOnlySpan<char> text, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var best = new List<UnigramSegmentation> { new([], [], 0) };
        foreach (var (start, length, id) in new TextParts(text, Finder))
            best = SegmentationPairs.Best(best, id >= 0 ? [new([id], [new TextSpan(start, length)], 0)] : encoder.Best(text.Slice(start, length), start, count), count);
        return best;
    }

    /// <summary>Adds the ids of one way to write a text, drawn at random.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="alpha">How much likelier ways are preferred: a way of probability P is drawn in proportion to P^alpha. 0 draws all alike, 1 by their probability, much more the best one; from 0 to 1000. Kudo (2018) takes 0.1 to 0.5.</param>
    /// <param name="ids">What they are added to.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is out of its range.</exception>
    public void EncodeSample(ReadOnlySpan<char> text, Random random, double alpha, List<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Sample(text, random, alpha, new SubwordOutput(ids, spans: null));
    }

    /// <summary>Adds the ids of one way to write a text, drawn at random, and where each stands.</summary>
    /// <inheritdoc cref="EncodeSample(ReadOnlySpan{char}, Random, double, List{int})"/>
    /// <param name="text">Any text.</param>
    /// <param name="random">The source of randomness.</param>
    /// <param name="alpha">How much likelier ways are preferred, from 0 to 1000.</param>
    /// <param name="ids">What the ids are added to.</param>
    /// <param name="spans">What their places in the text are added to.</param>
    public void EncodeSample(ReadOnlySpan<char> text, Random random, double alpha, List<int> ids, List<TextSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(spans);
        Sample(text, random, alpha, new SubwordOutput(ids, spans));
    }

    internal static UnigramTokenizer Read(SubwordReader reader) => UnigramStorage.Read(reader);

    private protected override void EncodeText(ReadOnlySpan<char> text, ref SubwordOutput output) => encoder.Encode(text, ref output);

    private protected override string DecodeIds(ReadOnlySpan<int> ids) => new PieceDecoder(pieces, Normalization).Decode(ids);

    private protected override void Write(SubwordWriter writer) => UnigramStorage.Write(writer, pieces, SpecialTokens, Normalization);

    private void Sample(ReadOnlySpan<char> text, Random random, double alpha, SubwordOutput output)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(alpha >= 0 && alpha <= GreatestAlpha))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, $"Expected a number from 0 to {GreatestAlpha}.");
        foreach (var (start, length, id) in new TextParts(text, Finder))
        {
            output.Offset = start;
            if (id >= 0)
                output.Add(id, 0, length);
            else
                encoder.Sample(text.Slice(start, length), random, alpha, ref output);
        }
    }
}
