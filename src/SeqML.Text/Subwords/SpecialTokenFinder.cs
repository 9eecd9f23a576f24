using System.Buffers;

namespace SeqML.Text.Subwords;

/// <summary>Finds special tokens that are written in a text.</summary>
internal sealed class SpecialTokenFinder
{
    private readonly (string Token, int Id)[] tokens; // longest first
    private readonly SearchValues<string> values;

    public SpecialTokenFinder(IEnumerable<string> tokens, SubwordVocabulary vocabulary)
    {
        this.tokens = [.. tokens.Select(token => (token, vocabulary.IdOf(token))).OrderByDescending(each => each.token.Length)];
        values = SearchValues.Create([.. this.tokens.Select(each => each.Token)], StringComparison.Ordinal);
    }

    /// <summary>The first one in a text; of several that begin there the longest.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="id">Its id.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Where it begins; -1 where there is none.</returns>
    public int Find(ReadOnlySpan<char> text, out int id, out int length)
    {
        (id, length) = (-1, 0);
        var start = text.IndexOfAny(values);
        if (start < 0)
            return -1;
        foreach (var (token, tokenId) in tokens)
            if (text[start..].StartsWith(token, StringComparison.Ordinal))
            {
                (id, length) = (tokenId, token.Length);
                break;
            }
        return start;
    }
}
