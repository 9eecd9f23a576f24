using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.StopWords;

namespace TextStages;

/// <summary>Stages in a pipeline of ML.NET, ours and its own: one cursor over rows in memory, one getter of the last column.</summary>
internal static class PipelineRows
{
    public static List<Row> All(Corpus corpus)
    {
        var ml = new MLContext(seed: 1);
        var (theirs, ours) = (ml.Transforms.Text, ml.SeqML().Transforms);
        var lowerCase = new TextNormalizer(new LowerCase());
        var view = ml.Data.LoadFromEnumerable(corpus.Lines.Select(line => new Line { Text = line }).ToList());
        return
        [
            new("no stage: the rows alone", () => Texts(view, "Text")),
            OfText("ML.NET: NormalizeText", theirs.NormalizeText("Out", "Text")),
            OfText("SeqML: NormalizeText, lower case", ours.NormalizeText("Out", "Text", lowerCase)),
            OfTokens("ML.NET: TokenizeIntoWords", theirs.TokenizeIntoWords("Out", "Text")),
            OfTokens("SeqML: TokenizeWords", ours.TokenizeWords("Out", "Text")),
            OfTokens("ML.NET: NormalizeText, TokenizeIntoWords, RemoveDefaultStopWords",
                theirs.NormalizeText("Clean", "Text").Append(theirs.TokenizeIntoWords("Words", "Clean")).Append(theirs.RemoveDefaultStopWords("Out", "Words"))),
            OfTokens("SeqML: NormalizeText, TokenizeWords, RemoveStopWords", // three steps
                ours.NormalizeText("Clean", "Text", lowerCase).Append(ours.TokenizeWords("Words", "Clean")).Append(ours.RemoveStopWords("Out", "Words"))),
            OfTokens("SeqML: the same in one step, TokenizeWords with a WordPipeline",
                ours.TokenizeWords("Out", "Text", new WordPipeline { Normalizer = lowerCase, StopWords = StopWords.Of("en") })),
        ];

        Row OfText(string name, IEstimator<ITransformer> stage)
        {
            var made = stage.Fit(view).Transform(view);
            return new Row(name, () => Texts(made, "Out"));
        }

        Row OfTokens(string name, IEstimator<ITransformer> stage)
        {
            var made = stage.Fit(view).Transform(view);
            return new Row(name, () => Tokens(made, "Out"));
        }
    }

    private static long Texts(IDataView view, string name)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> text = default;
        var made = 0L;
        while (cursor.MoveNext())
        {
            getter(ref text);
            made += text.Length;
        }
        return made;
    }

    private static long Tokens(IDataView view, string name)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        VBuffer<ReadOnlyMemory<char>> tokens = default;
        var made = 0L;
        while (cursor.MoveNext())
        {
            getter(ref tokens);
            made += tokens.Length;
        }
        return made;
    }

    private sealed class Line
    {
        public string Text { get; set; } = "";
    }
}
