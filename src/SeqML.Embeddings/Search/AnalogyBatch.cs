namespace SeqML.Embeddings.Search;

/// <summary>
/// Answers many analogies at once. Many questions have few words: the cosines of all rows with each of these are one product of matrices, and a question
/// adds or multiplies three rows of it.
/// </summary>
/// <typeparam name="S">The score of a row, from its cosines with a, b and c.</typeparam>
/// <remarks>As the other searches: floats with bounds choose the rows that may be the answer, then cosines in double decide.</remarks>
internal sealed class AnalogyBatch<S>
    where S : IAnalogyScore
{
    private readonly CosineRows rows;
    private readonly int[] candidates;
    private readonly (int A, int B, int C)[] questions;
    private readonly int threads;
    private readonly int[] words; // of the questions, each once
    private readonly (int A, int B, int C)[] numbers; // of the questions' words among these
    private readonly double[][] wide;
    private readonly float bound;

    /// <param name="rows">The vectors.</param>
    /// <param name="candidates">The rows that may be answers, ascending.</param>
    /// <param name="questions">Rows a, b and c, which are no answer.</param>
    /// <param name="threads">How many may work.</param>
    public AnalogyBatch(CosineRows rows, int[] candidates, (int A, int B, int C)[] questions, int threads)
    {
        (this.rows, this.candidates, this.questions, this.threads) = (rows, candidates, questions, threads);
        words = [.. questions.SelectMany(question => new[] { question.A, question.B, question.C }).Distinct()];
        var places = words.Index().ToDictionary(word => word.Item, word => word.Index);
        numbers = Array.ConvertAll(questions, question => (places[question.A], places[question.B], places[question.C]));
        wide = Array.ConvertAll(words, word => Queries.Wide(rows.Vectors[word]));
        bound = (float)ProductBlocks.ErrorBound(rows.Vectors.Size) * 1.001f;
    }

    /// <summary>The row that answers each question; -1 where there is no row but the question's own.</summary>
    public int[] Answer()
    {
        if (questions.Length == 0)
            return [];
        var size = rows.Vectors.Size;
        var units = new float[words.Length * size];
        for (var i = 0; i < words.Length; i++)
            ProductBlocks.Normalize(wide[i], rows[words[i]], units.AsSpan(i * size, size));
        var selections = new AnalogyCandidates[RowShares.Count(candidates.Length, threads)];
        RowShares.Run(candidates.Length, threads, (share, start, end) => Scan(units, selections[share] = new AnalogyCandidates(questions.Length), start, end));

        var answers = new int[questions.Length];
        Parallel.For(0, questions.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => answers[i] = Decide(i, selections));
        return answers;
    }

    private void Scan(float[] units, AnalogyCandidates selection, int start, int end)
    {
        var products = new ProductBlocks(rows, units);
        for (int block = start, length; block < end; block += length)
        {
            length = Math.Min(ProductBlocks.BlockRows, end - block);
            var found = candidates.AsSpan(block, length);
            products.Compute(found);
            for (var i = 0; i < questions.Length; i++)
            {
                var (a, b, c) = questions[i];
                ReadOnlySpan<float> x = products[numbers[i].A][..length], y = products[numbers[i].B][..length], z = products[numbers[i].C][..length];
                if (S.LargestUpper(x, y, z, bound) < selection.Thresholds[i])
                    continue;
                for (var j = 0; j < length; j++)
                    if (S.Upper(x[j], y[j], z[j], bound) is var upper && upper >= selection.Thresholds[i] && found[j] != a && found[j] != b && found[j] != c)
                        selection.Add(i, found[j], S.Lower(x[j], y[j], z[j], bound), upper);
            }
        }
    }

    private int Decide(int question, AnalogyCandidates[] selections)
    {
        var (a, b, c) = numbers[question];
        var threshold = selections.Max(selection => selection.Thresholds[question]);
        var (best, answer) = (double.NegativeInfinity, -1);
        Span<double> cosines = stackalloc double[3];
        Span<int> of = [a, b, c];
        foreach (var selection in selections)
            foreach (var (row, upper) in selection[question])
            {
                if (upper < threshold)
                    continue;
                for (var q = 0; q < 3; q++)
                    cosines[q] = rows.Cosine(wide[of[q]], rows[words[of[q]]], row);
                var score = S.Of(cosines);
                if (score > best || (score == best && row < answer))
                    (best, answer) = (score, row);
            }
        return answer;
    }
}
