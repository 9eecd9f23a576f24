using Microsoft.ML;

namespace SeqML;

/// <summary>The way in: <c>ml.SeqML()</c>.</summary>
public static class MLContextExtensions
{
    /// <summary>SeqML's trainers and transforms, which log to this context and take their randomness from it.</summary>
    public static SeqMLCatalog SeqML(this MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SeqMLCatalog(context);
    }
}
