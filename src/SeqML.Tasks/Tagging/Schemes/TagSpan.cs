namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>A run of tokens that belong together, as the name of a person.</summary>
/// <param name="Type">What it is, as "PER"; empty where the tags have no types.</param>
/// <param name="Start">Its first token, from 0 on.</param>
/// <param name="Length">How many tokens it has, at least 1.</param>
/// <remarks>It counts tokens; <c>TextSpan</c> counts characters.</remarks>
public readonly record struct TagSpan(string Type, int Start, int Length)
{
    /// <summary>The token after the last.</summary>
    public int End => Start + Length;
}
