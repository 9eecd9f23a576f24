using SeqML.Text.Subwords.Learning;
using SeqML.Text.Subwords.Unigram.Search;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>From texts to a vocabulary: special tokens first, then bytes, then pieces, likeliest first.</summary>
internal static class VocabularyLearner
{
    private const int ByteCount = 256;

    /// <exception cref="ArgumentException">The texts have no characters, or more than there is room for.</exception>
    public static PieceVocabulary Learn(IEnumerable<string> texts, UnigramLearnerOptions options)
    {
        var words = TrainingWords.Of(Count(texts, options), options.CharacterCoverage, options.MixesWritingSystems);
        if (words.Characters.Length == 0)
            throw new ArgumentException("Expected texts to learn from, found none with a character that is not white space.", nameof(texts));
        var special = options.SpecialTokens.All;
        string[] reserved = [.. special, .. options.ByteFallback ? Enumerable.Range(0, ByteCount).Select(PieceVocabulary.ByteName).Except(special) : []];
        var room = options.VocabularySize - reserved.Length;
        if (room < words.Characters.Length)
            throw new ArgumentException(FormattableString.Invariant($"Expected a VocabularySize of at least {reserved.Length + words.Characters.Length}: {special.Count} special tokens, {reserved.Length - special.Count} bytes, and {words.Characters.Length} characters that make up {options.CharacterCoverage:P3} of the texts. Found {options.VocabularySize}. Choose a greater one, or a smaller CharacterCoverage."), nameof(options));
        var found = new UnigramLearner(words, options, reserved).Learn(room);
        var kinds = reserved.Select((token, id) => token == options.SpecialTokens.Unknown ? PieceKind.Unknown : id < special.Count ? PieceKind.Control : PieceKind.Byte);
        return new PieceVocabulary(
            [.. reserved, .. found.Select(each => each.Piece)],
            [.. reserved.Select(_ => 0f), .. found.Select(each => (float)each.Score)],
            [.. kinds, .. found.Select(_ => PieceKind.Normal)]);
    }

    /// <summary>The words of the texts, from a mark of white space to the next, frequent ones first.</summary>
    private static List<KeyValuePair<string, long>> Count(IEnumerable<string> texts, UnigramLearnerOptions options)
    {
        var counter = new WordCounter(options.MaximumDistinctWords);
        var special = options.SpecialTokens;
        var finder = special.AreRecognizedInText && special.All.Count > 0 ? new SpecialTokenFinder(special.All, new SubwordVocabulary(special.All.ToArray())) : null;
        foreach (var text in texts)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            ArgumentNullException.ThrowIfNull(text, nameof(texts));
            foreach (var (start, length, id) in new TextParts(text, finder))
                if (id < 0)
                    Count(text.AsSpan(start, length), options.Normalization, counter);
        }
        return [.. counter.Ordered];
    }

    private static void Count(ReadOnlySpan<char> text, UnigramNormalization normalization, WordCounter counter)
    {
        using var marked = new MarkedText(text, normalization);
        for (int start = 0, end; start < marked.Length; start = end)
            counter.Add(marked.Units[start..(end = marked.EndOfWord(start))]);
    }
}
