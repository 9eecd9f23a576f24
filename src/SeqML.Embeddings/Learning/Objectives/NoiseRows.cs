using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Learning.Objectives;

/// <summary>The word itself, and words of noise.</summary>
internal sealed class NoiseRows(NoiseTable noise, int negatives) : OutputRows
{
    private readonly float[] signs = [1, .. Enumerable.Repeat(-1f, negatives)];

    public override int Count => noise.Count;

    public override int Longest => negatives + 1;

    public override void Choose(int word, SeededRandom random, Span<int> buffer, out ReadOnlySpan<int> rows, out ReadOnlySpan<float> signs)
    {
        buffer[0] = word;
        var count = 1;
        for (var i = 0; i < negatives; i++)
        {
            var drawn = noise.Draw(random);
            buffer[count] = drawn;
            count += drawn != word ? 1 : 0; // word2vec leaves it out; drawing again might never end
        }
        rows = buffer[..count];
        signs = this.signs.AsSpan(0, count);
    }
}
