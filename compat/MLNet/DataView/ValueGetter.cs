namespace Microsoft.ML;

/// <summary>Fetches the value of the current row, into memory that the caller may hand back to be used again.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
