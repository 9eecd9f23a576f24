using SeqML.Columns;

namespace SeqML.Stages;

/// <summary>A column of the user's, and the name that contracts know it by.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="FixedName">One of <see cref="Persistence.Names"/>.</param>
/// <param name="Check">What the column has to be, where it is read.</param>
internal readonly record struct StageColumn(string Name, string FixedName, Action<ColumnFacts>? Check = null);
