namespace SeqML.Engine.Tests.References;

/// <summary>The mean of -log softmax(x_b)[target_b].</summary>
internal static class CrossEntropyReference
{
    public static double Apply(double[] logits, int[] targets, int classes) =>
        logits.Chunk(classes).Zip(targets, (row, target) => SoftmaxReference.LogSumExp(row) - row[target]).Average();
}
