using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a multilabel classifier of up to 128 labels gives a row.</summary>
internal sealed class NamedLabelsOutput : NamedScores, IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.MultilabelClassification";

    /// <summary>The labels that are predicted, from 0 on.</summary>
    [ColumnName(Names.ClassIndex)]
    public VBuffer<int> Labels;

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities)
    {
        HeldLabels.Write((MultilabelClassifier)model, probabilities, ref Labels);
        CopyScores();
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsTextContract : ClassifierContract<TextInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsTokensContract : ClassifierContract<TokensInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsKeysContract : ClassifierContract<KeysInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsTextPairContract : ClassifierContract<TextPairInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsTokensPairContract : ClassifierContract<TokensPairInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class NamedLabelsKeysPairContract : ClassifierContract<KeysPairInput, NamedLabelsOutput>
{
    public const string Name = NamedLabelsOutput.Contract + ".KeysPair.v1";
}
