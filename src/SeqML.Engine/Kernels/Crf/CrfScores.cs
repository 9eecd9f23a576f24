namespace SeqML.Engine.Kernels.Crf;

/// <summary>
/// What a linear-chain conditional random field knows of tags without seeing a token: T, the score of each tag after each, and the scores of the first and
/// the last tag. Packed once after each change of the weights, it then serves every sentence.
/// </summary>
/// <remarks>
/// Rows are padded to whole registers, by tags that are forbidden everywhere. Transitions lie there less their largest, so that none is above 0; as they are and
/// transposed, and both again as e^T: a step of the recursions is a product of a vector and a matrix. What is forbidden is minus infinity, and e^T is 0.
/// </remarks>
public readonly ref struct CrfScores
{
    /// <summary>Rows are filled up to a multiple of this: the widest register.</summary>
    private const int Unit = 16;

    /// <summary>Below it e^x is taken for 0: products of two that are kept are normal floats or vanish beside others.</summary>
    private const float Lowest = -87;

    private readonly ReadOnlySpan<float> packed;

    /// <summary>Views what <see cref="Pack"/> has written.</summary>
    public CrfScores(int tags, ReadOnlySpan<float> packed)
    {
        Require.AtLeast(PackedLength(tags), packed);
        Tags = tags;
        this.packed = packed[..PackedLength(tags)];
    }

    /// <summary>K, how many tags there are.</summary>
    public int Tags { get; }

    /// <summary>Floats from a tag's row to the next.</summary>
    public int Stride => StrideOf(Tags);

    /// <summary>The largest transition that is allowed, which all were reduced by; NaN where some score is NaN or plus infinity.</summary>
    public float Largest => packed[^1];

    /// <summary>T_ij less their largest, from tag i (a row) to tag j: [K, stride].</summary>
    public ReadOnlySpan<float> Transitions => Block(0);

    /// <summary>The same by the tag that comes after.</summary>
    public ReadOnlySpan<float> Transposed => Block(1);

    /// <summary>e^T_ij.</summary>
    public ReadOnlySpan<float> Exponentials => Block(2);

    /// <summary>The same by the tag that comes after.</summary>
    public ReadOnlySpan<float> TransposedExponentials => Block(3);

    /// <summary>The score of each tag as the first: [stride].</summary>
    public ReadOnlySpan<float> Start => packed.Slice(4 * Tags * Stride, Stride);

    /// <summary>The score of each tag as the last: [stride].</summary>
    public ReadOnlySpan<float> End => packed.Slice(4 * Tags * Stride + Stride, Stride);

    /// <summary>Floats of a padded row.</summary>
    public static int StrideOf(int tags) => (tags + Unit - 1) / Unit * Unit;

    /// <summary>Floats that packed scores take.</summary>
    public static int PackedLength(int tags) => checked((4 * tags + 2) * StrideOf(tags) + 1);

    /// <summary>Lays the scores of K tags out.</summary>
    /// <param name="transitions">[K, K], from the tag of the row to that of the column.</param>
    /// <param name="start">[K].</param>
    /// <param name="end">[K].</param>
    /// <param name="rules">Which of transitions, starts and ends are allowed, one after the other, [K K + 2 K]; empty where all are.</param>
    /// <param name="packed">At least <see cref="PackedLength"/>.</param>
    public static void Pack(ReadOnlySpan<float> transitions, ReadOnlySpan<float> start, ReadOnlySpan<float> end, ReadOnlySpan<bool> rules, Span<float> packed)
    {
        var (tags, stride) = (start.Length, StrideOf(start.Length));
        Require.Length(tags * tags, transitions);
        Require.Length(tags, end);
        Require.AtLeast(PackedLength(tags), packed);
        packed = packed[..PackedLength(tags)];
        packed.Fill(float.NegativeInfinity);
        var (largest, isNumber) = (float.NegativeInfinity, true);
        for (var i = 0; i < transitions.Length; i++)
            if (rules.IsEmpty || rules[i])
            {
                largest = Math.Max(largest, transitions[i]);
                isNumber &= transitions[i] < float.PositiveInfinity;
            }
        if (float.IsNegativeInfinity(largest))
            largest = 0; // nothing may follow anything: sentences of one token are left
        var size = tags * stride;
        packed.Slice(2 * size, 2 * size).Clear();
        for (var i = 0; i < tags; i++)
        {
            for (var j = 0; j < tags; j++)
            {
                if (!rules.IsEmpty && !rules[i * tags + j])
                    continue;
                var score = transitions[i * tags + j] - largest;
                packed[i * stride + j] = packed[size + j * stride + i] = score;
                packed[2 * size + i * stride + j] = packed[3 * size + j * stride + i] = score < Lowest ? 0 : MathF.Exp(score);
            }
            if (rules.IsEmpty || rules[tags * tags + i])
                packed[4 * size + i] = start[i];
            if (rules.IsEmpty || rules[tags * tags + tags + i])
                packed[4 * size + stride + i] = end[i];
            isNumber &= packed[4 * size + i] < float.PositiveInfinity && packed[4 * size + stride + i] < float.PositiveInfinity;
        }
        packed[^1] = isNumber ? largest : float.NaN;
    }

    private ReadOnlySpan<float> Block(int number) => packed.Slice(number * Tags * Stride, Tags * Stride);
}
