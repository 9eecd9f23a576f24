using SeqML.Text.Subwords.WordPiece;

namespace SeqML.Text.Subwords.Learning;

/// <summary>BERT's words; characters, marked but for the first; first the pair with the best score.</summary>
internal sealed class WordPieceRules(WordPieceOptions options, WordPieceScore score) : SubwordRules
{
    private readonly WordPieceWords reader = new(options.IsUncased, options.MaximumWordLength);

    public override bool ScoreDependsOnSymbols => true;

    public override void Count(ReadOnlySpan<char> text, WordCounter words)
    {
        foreach (var (start, length) in new WordPieceChunks(text))
        {
            var chunk = text.Slice(start, length);
            reader.Begin();
            while (reader.MoveNext(chunk))
                if (!reader.IsTooLong)
                    words.Add(reader.Word);
        }
    }

    public override IEnumerable<string> SymbolsOf(string word)
    {
        var prefix = "";
        foreach (var rune in word.EnumerateRunes())
        {
            yield return prefix + rune;
            prefix = options.ContinuationPrefix;
        }
    }

    public override string Join(string left, string right) => left + right[options.ContinuationPrefix.Length..];

    public override double Score(long pair, long left, long right, long total) => score.Of(pair, left, right, total);
}
