using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a regressor gives a row.</summary>
internal sealed class RegressionOutput : IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.Regression";

    private readonly float[] value = new float[1];

    [ColumnName(Names.Score)]
    public float Score { get; set; }

    public Span<float> Probabilities(int classes) => value;

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities) => Score = probabilities[0];
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionTextContract : ClassifierContract<TextInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionTokensContract : ClassifierContract<TokensInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionKeysContract : ClassifierContract<KeysInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionTextPairContract : ClassifierContract<TextPairInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionTokensPairContract : ClassifierContract<TokensPairInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class RegressionKeysPairContract : ClassifierContract<KeysPairInput, RegressionOutput>
{
    public const string Name = RegressionOutput.Contract + ".KeysPair.v1";
}
