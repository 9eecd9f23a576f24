using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The transforms.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(IHostEnvironment environment) => Environment = environment;

    /// <summary>Transforms of types and keys.</summary>
    public ConversionTransforms Conversion { get; } = new();

    /// <summary>Transforms of text.</summary>
    public TextTransforms Text { get; } = new();

    internal IHostEnvironment Environment { get; }

    /// <summary>Transforms of types and keys.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms()
        {
        }
    }

    /// <summary>Transforms of text.</summary>
    public sealed class TextTransforms
    {
        internal TextTransforms()
        {
        }
    }
}
