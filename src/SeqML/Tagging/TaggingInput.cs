using SeqML.Columns;
using SeqML.Tasks.Tagging;

namespace SeqML.Tagging;

/// <summary>Which columns a tagger reads, by what they hold.</summary>
internal enum TaggingInput
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Tokens.</summary>
    Tokens,

    /// <summary>Tokens, and the text that they come from.</summary>
    TokensInText,
}

/// <summary>Finds out which.</summary>
internal static class TaggingInputs
{
    /// <summary>What columns of these facts are read as.</summary>
    /// <param name="columns">The names.</param>
    /// <param name="factsOf">The facts of the column of a name, which plays a role.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    public static TaggingInput Of(TaggingColumns columns, Func<string, string, ColumnFacts> factsOf)
    {
        var input = factsOf(columns.Input, "input");
        Require.TaggerInput(input);
        if (columns.Text is null)
            return input.IsVector ? TaggingInput.Tokens : TaggingInput.Text;
        Require.TextOfTokens(factsOf(columns.Text, "text"), input);
        return TaggingInput.TokensInText;
    }

    /// <summary>What the model itself is given.</summary>
    public static TaggerInput Model(this TaggingInput input) => input == TaggingInput.Text ? TaggerInput.Text : TaggerInput.Tokens;
}
