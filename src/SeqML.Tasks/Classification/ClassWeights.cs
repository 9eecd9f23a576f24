using System.Text.Json.Serialization;

namespace SeqML.Tasks.Classification;

/// <summary>How much each class counts in the loss: more for a rare one, so that the frequent do not rule. Data, which stands in the model's config.json.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BalancedClassWeights), "balanced")]
[JsonDerivedType(typeof(GivenClassWeights), "given")]
[JsonDerivedType(typeof(ClassWeightsByLabel), "byLabel")]
public abstract record ClassWeights
{
    /// <summary>Each class by how rare it is in the training rows: all classes count the same together.</summary>
    public static ClassWeights Balanced { get; } = new BalancedClassWeights();

    /// <summary>A weight for each class, in the order of the classes' numbers.</summary>
    /// <param name="weights">Finite, none negative.</param>
    public static ClassWeights Of(params IReadOnlyList<float> weights) => new GivenClassWeights { Weights = weights };

    /// <summary>Weights by the labels' values as text, as "spam" or "True"; a class that is not named has 1. For ML.NET's pipelines, which know them.</summary>
    /// <param name="weights">Finite, none negative.</param>
    public static ClassWeights ByLabel(IReadOnlyDictionary<string, float> weights) => new ClassWeightsByLabel { Weights = weights };

    /// <summary>Checks the weights.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite. The message names it.</exception>
    public abstract void Validate();

    /// <summary>The same in the order of the classes, which are called so.</summary>
    /// <param name="labels">The values of the label as text, in the order of the classes.</param>
    /// <exception cref="ArgumentException">A name is none of theirs.</exception>
    public abstract ClassWeights InOrder(IReadOnlyList<string> labels);

    /// <summary>A weight for each of single classes.</summary>
    /// <param name="counts">How many training rows each class has.</param>
    /// <exception cref="ArgumentException">There are not as many weights as classes, or they are named.</exception>
    internal abstract float[] OfClasses(ReadOnlySpan<int> counts);

    /// <summary>A weight for each of labels where it holds, which counts 1 where it does not. (PyTorch's pos_weight.)</summary>
    /// <param name="counts">In how many training rows each label holds.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="ArgumentException">There are not as many weights as labels, or they are named.</exception>
    internal abstract float[] OfLabels(ReadOnlySpan<int> counts, int rows);

    /// <summary>Throws where a weight is out of its range.</summary>
    private protected static void Require(float weight, string place) =>
        Option.Require(weight >= 0 && float.IsFinite(weight), nameof(ClassWeights), weight, $"finite and not negative {place}");
}
