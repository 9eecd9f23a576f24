using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a multiclass classifier of up to 128 classes gives a row.</summary>
internal sealed class NamedScoresOutput : NamedScores, IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.MulticlassClassification";

    [ColumnName(Names.ClassIndex)]
    public int ClassIndex { get; set; }

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities)
    {
        ClassIndex = probabilities.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max(probabilities));
        CopyScores();
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresTextContract : ClassifierContract<TextInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresTokensContract : ClassifierContract<TokensInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresKeysContract : ClassifierContract<KeysInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresTextPairContract : ClassifierContract<TextPairInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresTokensPairContract : ClassifierContract<TokensPairInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedScoresKeysPairContract : ClassifierContract<KeysPairInput, NamedScoresOutput>
{
    public const string Name = NamedScoresOutput.Contract + ".KeysPair.v1";
}
