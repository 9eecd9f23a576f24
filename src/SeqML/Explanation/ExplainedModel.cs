using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Explanation;

/// <summary>The classifier or regressor within a fitted pipeline, as its explanations need it.</summary>
internal sealed class ExplainedModel
{
    private readonly FittedText found;

    /// <summary>The one classifier or regressor in a pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several; or the one model is a tagger.</exception>
    public ExplainedModel(ITransformer model)
    {
        found = FittedModel.TextIn(model);
        if (found.IsTagger)
            throw new ArgumentException("Expected a model with a classifier of SeqML in it, found a tagger: its predictions are of words already.", nameof(model));
        Model = ModelText.Model(found.Text);
    }

    /// <summary>The model as text.</summary>
    public string Text => found.Text.ToString();

    /// <summary>What that says.</summary>
    public TextModel Model { get; }

    /// <summary>What a class or label is called: the label's value, as text; null where it is neither text nor a number, and of a regressor.</summary>
    public string? NameOf(MLContext context, int classIndex)
    {
        if (found.IsBinary)
            return classIndex == 1 ? bool.TrueString : bool.FalseString;
        if (Model is TextRegressor)
            return null;
        // The step after the one that predicts makes the classes' values of their indices.
        var index = Model is MultilabelClassifier
            ? context.Data.LoadFromEnumerable([new IndicesRow { ClassIndex = [classIndex] }])
            : context.Data.LoadFromEnumerable([new IndexRow { ClassIndex = classIndex }]);
        var named = found.Next?.Transform(index);
        if (named?.Schema.GetColumnOrNull(Names.ClassValue) is not { } column)
            return null;
        var isVector = column.Type is VectorDataViewType;
        var item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        var type = item.RawType;
        return item is TextDataViewType ? First<string>()
            : type == typeof(bool) ? First<bool>()
            : type == typeof(byte) ? First<byte>()
            : type == typeof(int) ? First<int>()
            : type == typeof(uint) ? First<uint>()
            : type == typeof(long) ? First<long>()
            : type == typeof(float) ? First<float>()
            : type == typeof(double) ? First<double>()
            : null;

        string? First<T>() => Convert.ToString(isVector ? named.GetColumn<T[]>(column).First()[0] : named.GetColumn<T>(column).First(), CultureInfo.InvariantCulture);
    }

    private sealed class IndicesRow
    {
        [ColumnName(Names.ClassIndex)]
        public int[] ClassIndex { get; set; } = [];
    }

    private sealed class IndexRow
    {
        [ColumnName(Names.ClassIndex)]
        public int ClassIndex { get; set; }
    }
}
