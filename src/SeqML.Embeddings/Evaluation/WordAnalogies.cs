using SeqML.Embeddings.Search;

namespace SeqML.Embeddings.Evaluation;

/// <summary>Judges vectors by analogies, "Athens is to Greece as Baghdad is to Iraq": how often the right word is found, section by section.</summary>
public static class WordAnalogies
{
    /// <summary>Asks all questions of which the four words are known; the first three are no answer. Of equal scores the word that comes first is the answer.</summary>
    /// <param name="vectors">The vectors.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static AnalogyResult Evaluate(WordVectors vectors, AnalogyQuestions questions, AnalogyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(questions);
        options ??= new AnalogyOptions();
        options.Validate();
        var all = questions.Sections.SelectMany(section => section.Questions);
        var words = new WordRows(vectors, all.SelectMany(question => new[] { question.A, question.B, question.C, question.D }), options.IgnoreCase, options.MaximumWords);
        var (asked, sections) = (new List<(int A, int B, int C)>(), new List<(int Section, int Answer)>());
        for (var section = 0; section < questions.Sections.Count; section++)
            foreach (var question in questions.Sections[section].Questions)
                if (words.Find(question.A) is >= 0 and var a && words.Find(question.B) is >= 0 and var b && words.Find(question.C) is >= 0 and var c && words.Find(question.D) is >= 0 and var d)
                {
                    asked.Add((a, b, c));
                    sections.Add((section, d));
                }
        var threads = options.Threads ?? Environment.ProcessorCount;
        var rows = new CosineRows(vectors, threads);
        var answers = options.Method == AnalogyMethod.Addition
            ? new AnalogyBatch<SumScore>(rows, words.Firsts, [.. asked], threads).Answer()
            : new AnalogyBatch<ProductScore>(rows, words.Firsts, [.. asked], threads).Answer();
        var counts = questions.Sections.Select(section => new AnalogyAccuracy(section.Name, 0, 0, section.Questions.Count)).ToArray();
        for (var i = 0; i < answers.Length; i++)
        {
            ref var count = ref counts[sections[i].Section];
            count = count with { Asked = count.Asked + 1, Correct = count.Correct + (answers[i] == sections[i].Answer ? 1 : 0) };
        }
        return new AnalogyResult
        {
            Sections = counts,
            Semantic = Sum("semantic", counts.Where((_, i) => !questions.Sections[i].IsSyntactic)),
            Syntactic = Sum("syntactic", counts.Where((_, i) => questions.Sections[i].IsSyntactic)),
            Total = Sum("total", counts),
        };
    }

    private static AnalogyAccuracy Sum(string name, IEnumerable<AnalogyAccuracy> parts) =>
        parts.Aggregate(new AnalogyAccuracy(name, 0, 0, 0), (sum, part) => sum with { Correct = sum.Correct + part.Correct, Asked = sum.Asked + part.Asked, Total = sum.Total + part.Total });
}
