using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Explanation;

/// <summary>The classifier within a fitted pipeline, as its explanations need it.</summary>
internal sealed class ExplainedModel
{
    private readonly FittedText found;

    /// <summary>The one classifier in a pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several; or the one model is a tagger.</exception>
    public ExplainedModel(ITransformer model)
    {
        found = FittedModel.TextIn(model);
        if (found.IsTagger)
            throw new ArgumentException("Expected a model with a classifier of SeqML in it, found a tagger: its predictions are of words already.", nameof(model));
        var read = ModelText.Model(found.Text);
        Classifier = read as TextClassifier
            ?? throw new ArgumentException($"Expected a model with a classifier of SeqML in it, found one of the task '{read.Config.Task}', which is not explained.", nameof(model));
    }

    /// <summary>The model as text.</summary>
    public string Text => found.Text.ToString();

    /// <summary>What that says.</summary>
    public TextClassifier Classifier { get; }

    /// <summary>What a class is called: the label's value, as text; null where it is neither text nor a number.</summary>
    public string? NameOf(MLContext context, int classIndex)
    {
        if (found.IsBinary)
            return classIndex == 1 ? bool.TrueString : bool.FalseString;
        // The step after the one that predicts makes the classes' values of their indices.
        var named = found.Next?.Transform(context.Data.LoadFromEnumerable([new IndexRow { ClassIndex = classIndex }]));
        if (named?.Schema.GetColumnOrNull(Names.ClassValue) is not { } column)
            return null;
        var type = column.Type.RawType;
        return column.Type is TextDataViewType ? named.GetColumn<string>(column).First()
            : type == typeof(bool) ? First<bool>()
            : type == typeof(byte) ? First<byte>()
            : type == typeof(int) ? First<int>()
            : type == typeof(uint) ? First<uint>()
            : type == typeof(long) ? First<long>()
            : type == typeof(float) ? First<float>()
            : type == typeof(double) ? First<double>()
            : null;

        string? First<T>() => Convert.ToString(named.GetColumn<T>(column).First(), CultureInfo.InvariantCulture);
    }

    private sealed class IndexRow
    {
        [ColumnName(Names.ClassIndex)]
        public int ClassIndex { get; set; }
    }
}
