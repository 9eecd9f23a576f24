using SeqML.Text.Subwords.BytePair;
using SeqML.Text.Subwords.Files;
using SeqML.Text.Subwords.Words;

namespace SeqML.Text.Subwords.Learning;

/// <summary>Words between white space; characters, the last with the mark; the most frequent pair first. (Sennrich et al. 2016, algorithm 1; the mark as in version 0.2 of subword-nmt's codes.)</summary>
internal sealed class BytePairRules(SpecialTokens specialTokens) : SubwordRules
{
    private readonly IReadOnlyList<string> special = specialTokens.All;

    public override bool ScoreDependsOnSymbols => false;

    public override void Count(ReadOnlySpan<char> text, WordCounter words)
    {
        foreach (var (start, length) in new WhiteSpaceWords(text))
            words.Add(text.Slice(start, length));
    }

    public override IEnumerable<string> SymbolsOf(string word)
    {
        var start = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            start += rune.Utf16SequenceLength;
            yield return start < word.Length ? rune.ToString() : rune + BytePairSymbols.EndOfWord;
        }
    }

    /// <summary>No token may spell the mark, or be one that the vocabulary's file cannot hold.</summary>
    public override string? Join(string left, string right)
    {
        var joined = left + right;
        return (joined.EndsWith(BytePairSymbols.EndOfWord, StringComparison.Ordinal) && BytePairSymbols.WithoutMark(right).Length == right.Length) || !CountedTokenLines.CanHold(joined, special) ? null : joined;
    }

    public override double Score(long pair, long left, long right, long total) => pair;
}
