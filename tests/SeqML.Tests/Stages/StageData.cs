using Microsoft.ML;

namespace SeqML.Tests.Stages;

/// <summary>Rows of words and of texts for stages, and what comes of them in memory and loaded.</summary>
internal static class StageData
{
    public static IDataView Words(MLContext ml, params string[]?[] rows) => ml.Data.LoadFromEnumerable(rows.Select(row => new WordsRow { Words = row }).ToList());

    public static IDataView Texts(MLContext ml, params string?[] rows) => ml.Data.LoadFromEnumerable(rows.Select(row => new Review { Text = row }).ToList());

    /// <summary>The output of a fitted model, and that of the same model saved and loaded.</summary>
    public static IEnumerable<IDataView> Outputs(MLContext ml, ITransformer model, IDataView input) =>
        [model.Transform(input), TestData.SaveAndLoad(ml, model, input.Schema).Transform(input)];

    public static IEnumerable<string> Columns(IDataView view) => view.Schema.Where(column => !column.IsHidden).Select(column => column.Name).Order();

    private sealed class WordsRow
    {
        public string[]? Words { get; set; }
    }
}
