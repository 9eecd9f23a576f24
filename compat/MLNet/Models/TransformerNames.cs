using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>The names of a chain's parts in a model file.</summary>
internal static class TransformerNames
{
    public static string Of(int index) => string.Create(CultureInfo.InvariantCulture, $"Transform_{index:000}");
}
