using SeqML.Engine.Randomness;
using SeqML.Tasks.Vocabularies;
using SeqML.Text.Vocabularies;

namespace SeqML.Tasks.Classification;

/// <summary>The texts of a training as ids, the words that were found in them, and which rows are trained on and which are validated with.</summary>
internal sealed class TextCorpus
{
    private TextCorpus(InputKind input, KnownWords words, int vocabularySize, int[][] texts, int sides, int[] training, int[] validation) =>
        (Input, Words, VocabularySize, Texts, Sides, Training, Validation) = (input, words, vocabularySize, texts, sides, training, validation);

    public InputKind Input { get; }

    public KnownWords Words { get; }

    public int VocabularySize { get; }

    /// <summary>The ids: of row r, text s has the place r <see cref="Sides"/> + s. Rows to validate with, where they were given, follow those to train on.</summary>
    public int[][] Texts { get; }

    /// <summary>1, or 2 for pairs.</summary>
    public int Sides { get; }

    public int[] Training { get; }

    public int[] Validation { get; }

    /// <summary>Splits the rows, where none are given to validate with, and learns the words of those to train on.</summary>
    /// <exception cref="ArgumentException">Too few rows are left to train on, there are none to validate with among those given, these are of another kind, or there are vectors for keys.</exception>
    public static TextCorpus Of(TextRows rows, TextRows? validation, ClassifierOptions options, SeededRandom random)
    {
        if (rows.Input == InputKind.Keys)
            CheckKeys(rows, options);
        if (validation is not null)
            CheckAlike(rows, validation);
        var (training, validating) = validation is null
            ? Split(rows.Count, options.Training.ValidationFraction, random)
            : ([.. Enumerable.Range(0, rows.Count)], [.. Enumerable.Range(rows.Count, validation.Count)]);
        // Words of validation rows alone stay unknown, as words of later texts will be.
        var words = rows.Input == InputKind.Keys ? new KnownWords(new Vocabulary([]), triesLowerCase: false) : Learn(rows, training, options);
        var size = rows.Input == InputKind.Keys ? rows.KeyCount + 2 : words.Vocabulary.Count; // padding and unknown
        var texts = rows.Ids(words, size, options.MaximumTokens).Concat(validation?.Ids(words, size, options.MaximumTokens) ?? []);
        return new TextCorpus(rows.Input, words, size, [.. texts], rows.Sides, training, validating);
    }

    private static KnownWords Learn(TextRows rows, int[] training, ClassifierOptions options)
    {
        var builder = new VocabularyBuilder();
        foreach (var row in training)
            for (var side = 0; side < rows.Sides; side++)
                foreach (var word in rows.WordsOf(row, side, options.MaximumTokens))
                    builder.Add(word);
        return KnownWords.Learn(builder, options.Embedding);
    }

    private static (int[] Training, int[] Validation) Split(int rows, float fraction, SeededRandom random)
    {
        var kept = fraction > 0 ? Math.Max(1, (int)Math.Round(rows * (double)fraction)) : 0;
        if (rows - kept < 1)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected rows left to train on, found {rows} of which a ValidationFraction of {fraction} keeps {kept} apart. Give more rows, or a smaller fraction (0 for no validation)."));
        var order = Enumerable.Range(0, rows).ToArray();
        random.Shuffle(order.AsSpan());
        return (order[kept..], order[..kept]);
    }

    private static void CheckKeys(TextRows rows, ClassifierOptions options)
    {
        if (options.Embedding.Vectors is { } vectors)
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected no Embedding.Vectors for keys, which have no words, found those of {vectors.Count} words. Give words instead of keys, or no vectors."), nameof(options));
        var mostKeys = Array.MaxLength / options.Embedding.Size - 2;
        if (rows.KeyCount < 0 || rows.KeyCount > mostKeys)
            throw new ArgumentOutOfRangeException("keyCount", rows.KeyCount, FormattableString.Invariant(
                $"Expected from 0 to {mostKeys} keys for vectors of {options.Embedding.Size} numbers, found {rows.KeyCount}. Give fewer keys, or a smaller Embedding.Size."));
    }

    private static void CheckAlike(TextRows rows, TextRows validation)
    {
        if (rows.Count < 1)
            throw new ArgumentException("Expected rows to train on, found none.", nameof(rows));
        if (validation.Count < 1)
            throw new ArgumentException("Expected rows to validate with, found none. Give some, or null, for a fraction of the training rows.", nameof(validation));
        if (validation.Input != rows.Input || validation.KeyCount != rows.KeyCount || validation.Sides != rows.Sides)
            throw new ArgumentException($"Expected rows to validate with of the kind that is trained on, {Describe(rows)}, found {Describe(validation)}.", nameof(validation));
    }

    private static string Describe(TextRows rows) => FormattableString.Invariant(
        $"{(rows.ArePairs ? "pairs of " : "")}{rows.Input}{(rows.Input == InputKind.Keys ? FormattableString.Invariant($" (of {rows.KeyCount})") : "")}");
}
