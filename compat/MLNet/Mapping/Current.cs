namespace Microsoft.ML.Data;

/// <summary>The object of the current row, shared by a row's getters.</summary>
internal sealed class Current<TRow>
    where TRow : class
{
    public TRow Value { get; set; }
}
