namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>A tag in a file that breaks its scheme.</summary>
/// <param name="Source">The file; null where it is not known.</param>
/// <param name="Line">The tag's line, from 1 on.</param>
/// <param name="Token">The token that has the tag.</param>
/// <param name="Fault">The tag, its place in the sentence, and what is wrong.</param>
public sealed record CorpusFault(string? Source, int Line, string Token, TagFault Fault)
{
    /// <summary>"train.conll, line 7, token 'Bonn': I-LOC follows O, ...".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{(Source is null ? "" : Source + ", ")}line {Line}, token '{Token}': {Fault.Reason}");
}
