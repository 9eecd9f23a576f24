using Microsoft.ML.Data;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>A row as a saved classifier reads it.</summary>
internal interface IClassifierInput
{
    /// <summary>The model, as text.</summary>
    ReadOnlyMemory<char> Model { get; }

    /// <summary>The probabilities of the classes for this row.</summary>
    void Predict(TextClassifier model, Span<float> probabilities);
}

/// <summary>A row with a text.</summary>
internal sealed class TextInput : IClassifierInput
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public ReadOnlyMemory<char> Text { get; set; }

    public void Predict(TextClassifier model, Span<float> probabilities) => model.Predict(Text.Span, probabilities);
}

/// <summary>A row with words.</summary>
internal sealed class TokensInput : IClassifierInput
{
    private VBuffer<ReadOnlyMemory<char>> dense;

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

    public void Predict(TextClassifier model, Span<float> probabilities)
    {
        if (Tokens.IsDense)
        {
            model.Predict(Tokens.GetValues(), probabilities);
            return;
        }
        Tokens.CopyToDense(ref dense);
        model.Predict(dense.GetValues(), probabilities);
    }
}

/// <summary>A row with keys.</summary>
internal sealed class KeysInput : IClassifierInput
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <summary>From 1 on, 0 where one is missing. The largest count makes any column of keys fit.</summary>
    [ColumnName(Names.Input)]
    [KeyType(2147483646)]
    public uint[]? Keys { get; set; }

    public void Predict(TextClassifier model, Span<float> probabilities) => model.Predict(Keys, probabilities);
}
