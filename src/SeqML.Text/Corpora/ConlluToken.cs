namespace SeqML.Text.Corpora;

/// <summary>A line of CoNLL-U: ten columns as they stand in the file, an underscore for those that say nothing.</summary>
/// <param name="Id">"3"; "3-4" for a range of words; "8.1" for an empty node.</param>
/// <param name="Form">The word as it is written.</param>
/// <param name="Lemma">Its dictionary form.</param>
/// <param name="Upos">The universal part of speech.</param>
/// <param name="Xpos">The treebank's own part of speech.</param>
/// <param name="Feats">Morphological features, as "Number=Sing|Person=3".</param>
/// <param name="Head">The id of the word that it depends on; 0 for the root.</param>
/// <param name="Deprel">How it depends on it.</param>
/// <param name="Deps">The enhanced dependencies.</param>
/// <param name="Misc">Anything else, as "SpaceAfter=No".</param>
public sealed record ConlluToken(
    string Id, string Form, string Lemma = "_", string Upos = "_", string Xpos = "_",
    string Feats = "_", string Head = "_", string Deprel = "_", string Deps = "_", string Misc = "_")
{
    /// <summary>Word, range or empty node, by the id.</summary>
    public ConlluTokenKind Kind => Id.Contains('-', StringComparison.Ordinal) ? ConlluTokenKind.Range
        : Id.Contains('.', StringComparison.Ordinal) ? ConlluTokenKind.EmptyNode : ConlluTokenKind.Word;

    /// <summary>Whether white space follows it in the text.</summary>
    /// <value>False just where <see cref="Misc"/> has SpaceAfter=No.</value>
    public bool SpaceAfter
    {
        get
        {
            foreach (var part in Misc.AsSpan().Split('|'))
                if (Misc.AsSpan(part) is "SpaceAfter=No")
                    return false;
            return true;
        }
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Join('\t', Id, Form, Lemma, Upos, Xpos, Feats, Head, Deprel, Deps, Misc);
}
