using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SeqML.Persistence;
using SeqML.Tasks.Classification;

namespace SeqML.Classification;

/// <summary>What a binary classifier gives a row.</summary>
internal sealed class BinaryOutput : IClassifierOutput
{
    /// <summary>What the names of its contracts begin with.</summary>
    public const string Contract = "SeqML.BinaryClassification";

    private readonly float[] probabilities = new float[2];

    /// <summary>The log-odds of true: above 0 where true is likelier.</summary>
    [ColumnName(Names.Score)]
    public float Score { get; set; }

    [ColumnName(Names.Probability)]
    public float Probability { get; set; }

    [ColumnName(Names.PredictedLabel)]
    public bool PredictedLabel { get; set; }

    public Span<float> Probabilities(int classes) => probabilities;

    public void Accept(TextModel model, ReadOnlySpan<float> probabilities)
    {
        Probability = probabilities[1];
        Score = MathF.Log(probabilities[1]) - MathF.Log(probabilities[0]);
        PredictedLabel = Score > 0;
    }
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryTextContract : ClassifierContract<TextInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".Text.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryTokensContract : ClassifierContract<TokensInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".Tokens.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryKeysContract : ClassifierContract<KeysInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".Keys.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryTextPairContract : ClassifierContract<TextPairInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".TextPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryTokensPairContract : ClassifierContract<TokensPairInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".TokensPair.v1";
}

[CustomMappingFactoryAttribute(Name)]
internal sealed class BinaryKeysPairContract : ClassifierContract<KeysPairInput, BinaryOutput>
{
    public const string Name = BinaryOutput.Contract + ".KeysPair.v1";
}
