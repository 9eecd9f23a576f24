using Microsoft.ML;
using Microsoft.ML.Data;

namespace SeqML.Tests.Classification;

public sealed class LabelTypesTests
{
    [Fact]
    public void The_predicted_label_is_a_key_with_the_labels_own_values()
    {
        Check(even => even ? "yes" : "no", TextDataViewType.Instance);
        Check(even => even, BooleanDataViewType.Instance);
        Check(even => even ? 4.5f : -1f, NumberDataViewType.Single);
        Check(even => even ? 7 : 300, NumberDataViewType.Int32);
        Check(even => even ? 7L : 1L << 40, NumberDataViewType.Int64);
        Check(even => (byte)(even ? 3 : 200), NumberDataViewType.Byte);
        Check(even => even ? 0.5 : 0.25, NumberDataViewType.Double);
    }

    private static void Check<T>(Func<bool, T> label, DataViewType type)
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews().Select((row, i) => new Row<T> { Label = label(i % 2 == 0), Text = row.Text }).ToList());
        var model = TestData.Pipeline(ml).Fit(view);
        var output = TestData.SaveAndLoad(ml, model, view.Schema).Transform(view);
        Assert.Equal(type, output.Schema["PredictedLabel"].Type);
        var right = output.GetColumn<T>("PredictedLabel").Where((value, i) => Equals(value, label(i % 2 == 0))).Count();
        Assert.True(right > 150, $"{typeof(T).Name}: {right} of 160 right");
    }

    [Fact]
    public void Keys_without_values_are_numbered_from_0()
    {
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable(TestData.Reviews().Select((row, i) => new KeyLabel { Label = (uint)(i % 2), Text = row.Text }).ToList());
        var output = ml.SeqML().MulticlassClassification.Lstm(TestData.Options()).Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(view).Transform(view);
        var right = output.GetColumn<uint>("PredictedLabel").Where((value, i) => value == i % 2).Count();
        Assert.True(right > 150, $"{right} of 160 right");
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 3), output.Schema["Score"].Type);
    }

    [Fact]
    public void Rows_without_a_label_are_passed_over_with_a_warning()
    {
        var ml = new MLContext(1);
        var warnings = new List<string>();
        ml.Log += (_, message) =>
        {
            if (message.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
                warnings.Add(message.Message);
        };
        var rows = TestData.Reviews();
        rows.AddRange(Enumerable.Range(0, 3).Select(_ => new Review { Label = null, Text = "whatever" }));
        var view = ml.Data.LoadFromEnumerable(rows);
        var keys = ml.Transforms.Conversion.MapValueToKey("Label", keyData: ml.Data.LoadFromEnumerable(new List<Value> { new() { Text = "positive" }, new() { Text = "negative" } }));
        keys.Append(ml.SeqML().MulticlassClassification.Lstm(TestData.Options())).Fit(view);
        Assert.Contains(warnings, warning => warning.Contains("3 rows", StringComparison.Ordinal) && warning.Contains("'Label'", StringComparison.Ordinal));
    }

    private sealed class Row<T>
    {
        public T? Label { get; set; }

        public string? Text { get; set; }
    }

    private sealed class KeyLabel
    {
        [KeyType(3)]
        public uint Label { get; set; }

        public string? Text { get; set; }
    }

    private sealed class Value
    {
        public string? Text { get; set; }
    }
}
