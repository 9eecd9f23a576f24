using SeqML.Text.Tokenization;

namespace SeqML.Tasks.Tagging;

/// <summary>
/// The pieces of a sentence's words: what a tagger of texts tags inside, so that "Bonn," is an entity and a comma. In
/// training, an entity's pieces get its tags, but for the punctuation around it.
/// </summary>
internal static class SentencePieces
{
    /// <summary>The pieces of a word, in the word's own offsets. A word of nothing visible is one piece.</summary>
    public static void Split(ReadOnlySpan<char> word, List<TextSpan> pieces)
    {
        var before = pieces.Count;
        foreach (var piece in WordTokenizer.Tokenize(word))
            pieces.Add(piece);
        if (pieces.Count == before)
            pieces.Add(new TextSpan(0, word.Length));
    }

    /// <summary>A sentence of words as one of pieces.</summary>
    public static TaggedSentence Of(TaggedSentence sentence, TagSet tags)
    {
        var (pieces, texts, wordOf, given) = (new List<TextSpan>(), new List<string>(), new List<int>(), sentence.Tags.ToArray());
        for (var word = 0; word < sentence.Words.Count; word++)
        {
            pieces.Clear();
            Split(sentence.Words[word], pieces);
            foreach (var piece in pieces)
            {
                texts.Add(sentence.Words[word].Substring(piece.Start, piece.Length));
                wordOf.Add(word);
            }
        }
        var projected = wordOf.Select(word => given[word]).ToArray();
        if (tags.Scheme is not null)
            for (int word = 0, end; word < given.Length; word = Math.Max(end, word + 1))
            {
                end = tags.EndOfSpan(given, word);
                if (end == word)
                    continue;
                var all = (First: wordOf.IndexOf(word), Last: wordOf.LastIndexOf(end - 1));
                var inside = all;
                if (tags.Outside >= 0) // else nothing can be outside, punctuation neither
                {
                    projected.AsSpan(all.First..(all.Last + 1)).Fill(tags.Outside);
                    inside = (FirstInside(all.First), LastInside(all.Last));
                }
                tags.Write(given[word], projected, inside.First, inside.Last + 1);
            }
        return new TaggedSentence(texts, projected);

        int FirstInside(int start)
        {
            for (var piece = start; piece < texts.Count && wordOf[piece] == wordOf[start]; piece++)
                if (HasLetterOrDigit(texts[piece]))
                    return piece;
            return start;
        }

        int LastInside(int end)
        {
            for (var piece = end; piece >= 0 && wordOf[piece] == wordOf[end]; piece--)
                if (HasLetterOrDigit(texts[piece]))
                    return piece;
            return end;
        }
    }

    private static bool HasLetterOrDigit(string text) => text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);
}
