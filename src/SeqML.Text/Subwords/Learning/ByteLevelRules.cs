using System.Text;
using SeqML.Text.Subwords.ByteLevel;

namespace SeqML.Text.Subwords.Learning;

/// <summary>GPT-2's words; bytes, all 256; the most frequent pair first. (Radford et al. 2019.)</summary>
internal sealed class ByteLevelRules : SubwordRules
{
    private static readonly string[] Bytes = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.CharacterOf((byte)value).ToString())];

    /// <summary>In the order of GPT-2's vocabulary: the visible ones first.</summary>
    public override IReadOnlyList<string> Alphabet { get; } = [.. Bytes.Order(StringComparer.Ordinal)];

    public override bool ScoreDependsOnSymbols => false;

    public override void Count(ReadOnlySpan<char> text, WordCounter words)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = ByteLevelWords.EndOf(text, start);
            words.Add(text[start..end]);
        }
    }

    public override IEnumerable<string> SymbolsOf(string word) => Encoding.UTF8.GetBytes(word).Select(value => Bytes[value]);

    public override string Join(string left, string right) => left + right;

    public override double Score(long pair, long left, long right, long total) => pair;
}
