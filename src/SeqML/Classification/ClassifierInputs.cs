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
    void Predict(TextModel model, Span<float> probabilities);
}

/// <summary>A row with a text.</summary>
internal sealed class TextInput : IClassifierInput
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public ReadOnlyMemory<char> Text { get; set; }

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(Text.Span, probabilities);
}

/// <summary>A row with words.</summary>
internal sealed class TokensInput : IClassifierInput
{
    private DenseTokens dense;

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(dense.Of(Tokens), probabilities);
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

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(Keys, probabilities);
}

/// <summary>A row with two texts.</summary>
internal sealed class TextPairInput : IClassifierInput
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public ReadOnlyMemory<char> First { get; set; }

    [ColumnName(Names.Second)]
    public ReadOnlyMemory<char> Second { get; set; }

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(First.Span, Second.Span, probabilities);
}

/// <summary>A row with the words of two texts.</summary>
internal sealed class TokensPairInput : IClassifierInput
{
    private DenseTokens denseFirst;
    private DenseTokens denseSecond;

    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    [ColumnName(Names.Input)]
    public VBuffer<ReadOnlyMemory<char>> First { get; set; }

    [ColumnName(Names.Second)]
    public VBuffer<ReadOnlyMemory<char>> Second { get; set; }

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(denseFirst.Of(First), denseSecond.Of(Second), probabilities);
}

/// <summary>A row with the keys of two texts.</summary>
internal sealed class KeysPairInput : IClassifierInput
{
    [ColumnName(Names.Model)]
    public ReadOnlyMemory<char> Model { get; set; }

    /// <inheritdoc cref="KeysInput.Keys"/>
    [ColumnName(Names.Input)]
    [KeyType(2147483646)]
    public uint[]? First { get; set; }

    /// <inheritdoc cref="KeysInput.Keys"/>
    [ColumnName(Names.Second)]
    [KeyType(2147483646)]
    public uint[]? Second { get; set; }

    public void Predict(TextModel model, Span<float> probabilities) => model.Predict(First.AsSpan(), Second.AsSpan(), probabilities);
}

/// <summary>Words without gaps, in memory that the next row reuses.</summary>
internal struct DenseTokens
{
    private VBuffer<ReadOnlyMemory<char>> dense;

    public ReadOnlySpan<ReadOnlyMemory<char>> Of(in VBuffer<ReadOnlyMemory<char>> tokens)
    {
        if (tokens.IsDense)
            return tokens.GetValues();
        tokens.CopyToDense(ref dense);
        return dense.GetValues();
    }
}
