using FsCheck;
using FsCheck.Fluent;
using SeqML.Engine.Randomness;

namespace SeqML.Embeddings.Tests.Search;

/// <summary>Word vectors that a search finds hard: some are zero, equal, multiples or nearly equal, some have numbers far larger or smaller than others.</summary>
internal static class SomeVectors
{
    public static Config Trials(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(1, 3, count);

    /// <summary>A seed, from which all else comes.</summary>
    public static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>Words w0, w1, ... with these vectors.</summary>
    public static WordVectors Of(params float[][] rows) =>
        WordVectors.Create([.. rows.Select((_, i) => FormattableString.Invariant($"w{i}"))], [.. rows.SelectMany(row => row)]);

    /// <summary>Hard ones.</summary>
    public static float[][] Hard(SeededRandom random, int count, int size)
    {
        var rows = new float[count][];
        for (var i = 0; i < count; i++)
        {
            rows[i] = new float[size];
            random.FillNormal(rows[i], 1);
            var other = rows[random.NextInteger(i + 1)];
            switch (random.NextInteger(9))
            {
                case 0: rows[i].AsSpan().Clear(); break;
                case 1: rows[i] = [.. other]; break;
                case 2: rows[i] = [.. other.Select(value => Math.Clamp(3 * value, -1e38f, 1e38f))]; break;
                case 3: rows[i] = [.. other.Select(value => -value)]; break;
                case 4: rows[i] = [.. other.Select((value, j) => j == 0 ? MathF.BitIncrement(value) : value)]; break;
                case 5: rows[i][random.NextInteger(size)] = 1e4f; break;
                case 6: rows[i] = [.. rows[i].Select(value => value * 1e-42f)]; break;
                case 7: rows[i] = [.. rows[i].Select(value => Math.Clamp(value * 1e37f, -1e38f, 1e38f))]; break;
            }
        }
        return rows;
    }
}
