namespace Microsoft.ML.Data;

/// <summary>One column that a transformer appends: what it is, the columns it reads, and how its getter is made for a row.</summary>
internal readonly record struct MappedColumn(DataViewSchema.DetachedColumn Column, int[] Inputs, Func<DataViewRow, Delegate> CreateGetter);
