using SeqML.Text.Corpora;

namespace SeqML.Corpora;

/// <summary>Files of CoNLL-U as data: the words of each sentence, without ranges and empty nodes.</summary>
internal static class ConlluColumns
{
    private static readonly (string Name, Func<ConlluToken, string> Read)[] Fields =
    [
        ("Lemma", token => token.Lemma), ("Upos", token => token.Upos), ("Xpos", token => token.Xpos), ("Feats", token => token.Feats),
        ("Head", token => token.Head), ("Deprel", token => token.Deprel), ("Deps", token => token.Deps), ("Misc", token => token.Misc),
    ];

    /// <param name="path">The file.</param>
    /// <param name="label">Which of the fields is the label.</param>
    public static StreamedView<ConlluSentence> Load(string path, string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var labelled = Array.FindIndex(Fields, field => field.Name == label);
        if (labelled < 0)
            throw new ArgumentException($"Expected as the label one of {string.Join(", ", Fields.Select(field => $"'{field.Name}'"))}, found '{label}'.", nameof(label));
        _ = ConlluReader.ReadFile(path); // it is there
        return new StreamedView<ConlluSentence>(
        [
            Texts(ConllLoaderOptions.Tokens, token => token.Form),
            Texts(ConllLoaderOptions.Label, Fields[labelled].Read),
            .. Fields.Select(field => Texts(field.Name, field.Read)),
            StreamedColumn<ConlluSentence>.Text("Text", sentence => sentence.Text ?? sentence.JoinTokens()),
            StreamedColumn<ConlluSentence>.Text("SentId", sentence => sentence.SentId ?? ""),
            StreamedColumn<ConlluSentence>.Number("Line", sentence => sentence.Lines[0]),
        ], () => ConlluReader.ReadFile(path));
    }

    private static StreamedColumn<ConlluSentence> Texts(string name, Func<ConlluToken, string> read) =>
        StreamedColumn<ConlluSentence>.Texts(name, sentence => [.. sentence.Words.Select(read)]);
}
