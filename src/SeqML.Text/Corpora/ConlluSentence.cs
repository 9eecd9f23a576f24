using System.Text;

namespace SeqML.Text.Corpora;

/// <summary>A sentence of CoNLL-U: its comments and its lines.</summary>
/// <param name="Tokens">Every line: words, ranges before their words, and empty nodes.</param>
public sealed record ConlluSentence(IReadOnlyList<ConlluToken> Tokens)
{
    /// <summary>The comments, as they stand in the file: "# sent_id = 7".</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>The line of each token in its file, from 1 on; empty for a sentence that was not read.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>The file; null where it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The words, without ranges and empty nodes: what has a part of speech and a lemma.</summary>
    public IReadOnlyList<ConlluToken> Words => [.. Tokens.Where(token => token.Kind == ConlluTokenKind.Word)];

    /// <summary>What the comment "# sent_id = " says; null where there is none.</summary>
    public string? SentId => Comment("sent_id");

    /// <summary>What the comment "# text = " says; null where there is none.</summary>
    public string? Text => Comment("text");

    /// <summary>The text that the tokens make up, with a blank where white space follows one: ranges stand for their words, empty nodes for nothing.</summary>
    public string JoinTokens()
    {
        var text = new StringBuilder();
        var lastOfRange = 0;
        var space = false;
        foreach (var token in Tokens)
        {
            if (token.Kind == ConlluTokenKind.EmptyNode || (token.Kind == ConlluTokenKind.Word && ConlluIds.Number(token.Id) <= lastOfRange))
                continue;
            if (token.Kind == ConlluTokenKind.Range)
                lastOfRange = ConlluIds.Number(token.Id.AsSpan(token.Id.IndexOf('-', StringComparison.Ordinal) + 1));
            text.Append(space ? " " : "").Append(token.Form);
            space = token.SpaceAfter;
        }
        return text.ToString();
    }

    /// <summary>What a comment "# name = value" says; null where there is none of that name.</summary>
    public string? Comment(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        foreach (var comment in Comments)
        {
            var parts = comment.Split('=', 2);
            if (parts.Length == 2 && parts[0].AsSpan().TrimStart('#').Trim().SequenceEqual(name))
                return parts[1].Trim();
        }
        return null;
    }
}
