using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a multilabel classifier of up to 8,191 labels gives a row.</summary>
internal sealed class ManyLabelsOutput : ManyScores, IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.MultilabelClassification.Many";

    /// <inheritdoc cref="NamedLabelsOutput.Labels"/>
    [ColumnName(Names.ClassIndex)]
    public VBuffer<int> Labels;

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities)
    {
        HeldLabels.Write((MultilabelClassifier)model, probabilities, ref Labels);
        CopyScores(probabilities);
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsTextContract : ClassifierContract<TextInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsTokensContract : ClassifierContract<TokensInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsKeysContract : ClassifierContract<KeysInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsTextPairContract : ClassifierContract<TextPairInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsTokensPairContract : ClassifierContract<TokensPairInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class ManyLabelsKeysPairContract : ClassifierContract<KeysPairInput, ManyLabelsOutput>
{
    public const string Name = ManyLabelsOutput.Contract + ".KeysPair.v1";
}
