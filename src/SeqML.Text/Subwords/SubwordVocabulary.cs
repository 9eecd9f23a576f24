using SeqML.Text.Vocabularies;

namespace SeqML.Text.Subwords;

/// <summary>The tokens of a subword tokenizer in the order of their ids, from 0 on.</summary>
internal sealed class SubwordVocabulary
{
    private readonly string[] tokens;
    private readonly WordIndex ids;

    /// <exception cref="InvalidDataException">There is none, one is empty, comes twice, or has half a character.</exception>
    public SubwordVocabulary(IReadOnlyCollection<string> tokens)
    {
        if (tokens.Count == 0)
            throw new InvalidDataException("Expected a vocabulary of at least one token, found none.");
        this.tokens = [.. tokens];
        ids = new WordIndex(this.tokens.Length);
        for (var id = 0; id < this.tokens.Length; id++)
        {
            var token = this.tokens[id];
            if (string.IsNullOrEmpty(token) || !WellFormed.Is(token))
                throw new InvalidDataException(FormattableString.Invariant($"Expected a token of at least one character and no halves of characters with the id {id}, found '{token}'."));
            if (!ids.TryAdd(token, id))
                throw new InvalidDataException(FormattableString.Invariant($"Expected every token once, found '{token}' with the ids {IdOf(token)} and {id}."));
        }
    }

    public int Count => tokens.Length;

    public IReadOnlyList<string> Tokens => tokens;

    public string this[int id] => tokens[id];

    public bool TryGetId(ReadOnlySpan<char> token, out int id) => ids.TryGet(token, out id);

    /// <summary>The id of a token that is known; -1 for null.</summary>
    /// <exception cref="InvalidDataException">It is not known.</exception>
    public int IdOf(string? token) => token is null ? -1 : ids.TryGet(token, out var id) ? id
        : throw new InvalidDataException($"Expected the vocabulary to have the token '{token}', found none. Special tokens must be in the vocabulary: name those that it has.");
}
