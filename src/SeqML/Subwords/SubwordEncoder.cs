using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;

namespace SeqML.Subwords;

/// <summary>A tokenizer with what is put around a text. Several threads may use it: what is written is the caller's.</summary>
internal sealed class SubwordEncoder
{
    private readonly SubwordState state;
    private readonly ReadOnlyMemory<char>[] tokens;

    public SubwordEncoder(SubwordState state)
    {
        this.state = state;
        Tokenizer = state.Load();
        tokens = [.. Tokenizer.Tokens.Select(token => token.AsMemory())];
    }

    public SubwordTokenizer Tokenizer { get; }

    /// <summary>The id of the token that begins a text; null for none.</summary>
    public int? BeginningId => state.AddsBeginning ? Tokenizer.BeginningId : null;

    /// <summary>How many subwords a row of a text with as many has.</summary>
    public int LengthOf(int count) => state is { Pads: true, MaximumLength: { } length } ? length : count;

    /// <summary>A token as it is written; of none the empty text, which is a missing key.</summary>
    public ReadOnlyMemory<char> Token(int? id) => id is { } known ? tokens[known] : default;

    /// <summary>Cuts what is too long, and adds the end.</summary>
    /// <param name="ids">The subwords of a row, after the beginning.</param>
    /// <param name="spans">Where they stand; empty where nobody asks.</param>
    public void Finish(List<int> ids, List<TextSpan> spans)
    {
        var end = state.AddsEnd ? Tokenizer.EndId : null;
        var room = (state.MaximumLength ?? int.MaxValue) - (end is null ? 0 : 1);
        if (ids.Count > room)
        {
            ids.RemoveRange(room, ids.Count - room);
            if (spans.Count > room)
                spans.RemoveRange(room, spans.Count - room);
        }
        if (end is not { } id)
            return;
        ids.Add(id);
        spans.Add(new TextSpan(spans.Count > 0 ? spans[^1].End : 0, 0));
    }
}
