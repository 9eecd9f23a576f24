using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a multiclass classifier of up to 8,191 classes gives a row.</summary>
internal sealed class ManyScoresOutput : ManyScores, IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.MulticlassClassification.Many";

    [ColumnName(Names.ClassIndex)]
    public int ClassIndex { get; set; }

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities)
    {
        ClassIndex = probabilities.IndexOf(System.Numerics.Tensors.TensorPrimitives.Max(probabilities));
        CopyScores(probabilities);
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresTextContract : ClassifierContract<TextInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresTokensContract : ClassifierContract<TokensInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresKeysContract : ClassifierContract<KeysInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresTextPairContract : ClassifierContract<TextPairInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresTokensPairContract : ClassifierContract<TokensPairInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyScoresKeysPairContract : ClassifierContract<KeysPairInput, ManyScoresOutput>
{
    public const string Name = ManyScoresOutput.Contract + ".KeysPair.v1";
}
