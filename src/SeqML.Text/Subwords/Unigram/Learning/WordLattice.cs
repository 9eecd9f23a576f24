using SeqML.Text.Subwords.Unigram.Tries;

namespace SeqML.Text.Subwords.Unigram.Learning;

/// <summary>All ways to write a word by pieces: a graph of the places between its characters, with an edge for each piece that stands there. Used again and again while learning.</summary>
internal sealed class WordLattice
{
    private int[] firstEdges = []; // the edges from place i are firstEdges[i] .. firstEdges[i + 1]
    private int[] ends = [];
    private int[] pieces = [];
    private double[] weights = []; // of edges
    private double[] rest = []; // of places: the logarithm of the sum, or the maximum, over all ways from there to the end
    private double[] passes = []; // of places: how likely the way leads through it
    private int[] choices = []; // of places: the edge that the likeliest way takes
    private int length;

    /// <summary>Finds the edges of a word. Every character must be a piece, or part of one at each way.</summary>
    /// <param name="word">Its codes.</param>
    /// <param name="trie">All pieces there ever were.</param>
    /// <param name="scores">The logarithm of each piece's probability; negative infinity where it is no piece any more.</param>
    public void Build(ReadOnlySpan<int> word, DoubleArray trie, ReadOnlySpan<double> scores)
    {
        length = word.Length;
        Reserve(ref firstEdges, length + 1);
        Reserve(ref rest, length + 1);
        Reserve(ref passes, length + 1);
        Reserve(ref choices, length);
        var count = 0;
        for (var start = 0; start < length; start++)
        {
            firstEdges[start] = count;
            Reserve(ref ends, count + length - start);
            Reserve(ref pieces, count + length - start);
            var node = DoubleArray.Root;
            for (var end = start; end < length && (node = trie.Child(node, word[end])) >= 0; end++)
                if (trie.Nodes[node].Key is >= 0 and var piece && !double.IsNegativeInfinity(scores[piece]))
                    (ends[count], pieces[count++]) = (end + 1, piece);
        }
        firstEdges[length] = count;
        Reserve(ref weights, count);
    }

    /// <summary>Adds how often each piece is expected in a word: the sum, over all ways to write it, of the way's probability times how often the piece is in it. (Kudo 2018, section 3.2.)</summary>
    /// <param name="times">How often the word came.</param>
    /// <param name="scores">As when it was built.</param>
    /// <param name="expected">What is added to, by piece.</param>
    /// <param name="tokens">The expected number of pieces is added to it.</param>
    /// <returns>The logarithm of the word's probability.</returns>
    public double AddExpected(double times, ReadOnlySpan<double> scores, Span<double> expected, ref double tokens)
    {
        // Backward: the weight of an edge becomes its probability, given that the way leads through where it starts.
        rest[length] = 0;
        for (var place = length - 1; place >= 0; place--)
        {
            var (first, last) = (firstEdges[place], firstEdges[place + 1]);
            var maximum = double.NegativeInfinity;
            for (var edge = first; edge < last; edge++)
                maximum = Math.Max(maximum, weights[edge] = scores[pieces[edge]] + rest[ends[edge]]);
            var sum = 0.0;
            for (var edge = first; edge < last; edge++)
                sum += weights[edge] = Math.Exp(weights[edge] - maximum);
            rest[place] = maximum + Math.Log(sum);
            for (var edge = first; edge < last; edge++)
                weights[edge] /= sum;
        }
        // Forward: how likely a place is met is the sum of what leads to it.
        passes.AsSpan(0, length + 1).Clear();
        passes[0] = 1;
        for (var place = 0; place < length; place++)
            for (var edge = firstEdges[place]; edge < firstEdges[place + 1]; edge++)
            {
                var probability = passes[place] * weights[edge];
                passes[ends[edge]] += probability;
                expected[pieces[edge]] += times * probability;
                tokens += times * probability;
            }
        return rest[0];
    }

    /// <summary>The likeliest way to write the word.</summary>
    /// <param name="scores">As when it was built.</param>
    /// <param name="isWholeAllowed">Whether the word may be one piece.</param>
    /// <param name="best">Its pieces are added.</param>
    /// <returns>Its score; negative infinity where there is no way.</returns>
    public double Best(ReadOnlySpan<double> scores, bool isWholeAllowed, List<int> best)
    {
        rest[length] = 0;
        for (var place = length - 1; place >= 0; place--)
        {
            rest[place] = double.NegativeInfinity;
            for (var edge = firstEdges[place]; edge < firstEdges[place + 1]; edge++)
                if ((isWholeAllowed || place > 0 || ends[edge] < length) && scores[pieces[edge]] + rest[ends[edge]] is var score && score > rest[place])
                    (rest[place], choices[place]) = (score, edge);
        }
        if (!double.IsNegativeInfinity(rest[0]))
            for (var place = 0; place < length; place = ends[choices[place]])
                best.Add(pieces[choices[place]]);
        return rest[0];
    }

    private static void Reserve<T>(ref T[] array, int size)
    {
        if (array.Length < size)
            Array.Resize(ref array, Math.Max(size, 2 * array.Length));
    }
}
