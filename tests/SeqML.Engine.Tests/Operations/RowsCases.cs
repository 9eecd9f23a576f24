using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Tensors;
using SeqML.Engine.Tests.References;

namespace SeqML.Engine.Tests.Operations;

/// <summary>The rows of gathering rows, joining columns, pairing rows, and adding up a column.</summary>
internal static class RowsCases
{
    public static IEnumerable<OperationCase> All => Gathers().Concat(Joins()).Concat(Pairs()).Concat(Sums());

    /// <summary>With rows that are taken once, several times and never, in order and out of it.</summary>
    private static IEnumerable<OperationCase> Gathers() =>
        from rows in new int[][] { [0], [4, 0, 2, 4, 4, 1, 0], [4, 3, 2, 1, 0], [2, 2, 2, 2, 2, 2, 2, 2, 2] }
        from features in new[] { 1, 3, 8, 17 }
        let count = rows.Length == 1 ? 1 : 5
        select new OperationCase(
            typeof(GatherRowsOperation),
            $"rows {string.Join(' ', rows)} of [{count}, {features}]",
            [new("x", Shape.Matrix(count, features))],
            (tape, p) => GatherRowsOperation.Apply(tape, p[0].Tensor, rows),
            v => RowsReference.Gather(v[0], rows, features));

    private static IEnumerable<OperationCase> Joins() =>
        (from columns in new int[][] { [1], [1, 1], [3, 17], [8, 1, 30], [2, 5, 16, 7] }
         from rows in new[] { 1, 6 }
         select new OperationCase(
             typeof(JoinColumnsOperation),
             $"columns {string.Join(' ', columns)} of {rows} rows",
             [.. columns.Select(width => new Operand("x", Shape.Matrix(rows, width)))],
             (tape, p) => JoinColumnsOperation.Apply(tape, [.. p.Select(part => part.Tensor)]),
             v => RowsReference.Join(v, columns, rows))).Append(
        new OperationCase(
            typeof(JoinColumnsOperation),
            "columns of one matrix twice",
            [new("x", Shape.Matrix(4, 3)), new("y", Shape.Matrix(4, 2))],
            (tape, p) => JoinColumnsOperation.Apply(tape, p[0].Tensor, p[1].Tensor, p[0].Tensor),
            v => RowsReference.Join([v[0], v[1], v[0]], [3, 2, 3], 4)));

    /// <summary>With a row that is in several pairs, one that is in none, and one that is paired with itself.</summary>
    private static IEnumerable<OperationCase> Pairs() =>
        from rows in new (int[] First, int[] Second)[] { ([0], [1]), ([4, 0, 2, 0], [1, 4, 2, 1]), ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0]) }
        from features in new[] { 1, 3, 17 }
        let count = rows.First.Length == 1 ? 2 : 5
        select RectifierKinks.Avoid(
            new OperationCase(
                typeof(PairFeaturesOperation),
                $"pairs of rows {string.Join(' ', rows.First)} and {string.Join(' ', rows.Second)} of [{count}, {features}]",
                [new("x", Shape.Matrix(count, features))],
                (tape, p) => PairFeaturesOperation.Apply(tape, p[0].Tensor, rows.First, rows.Second),
                v => RowsReference.Pair(v[0], rows.First, rows.Second, features)),
            v => RowsReference.Differences(v[0], rows.First, rows.Second, features));

    private static IEnumerable<OperationCase> Sums() =>
        from size in new (int Rows, int Columns)[] { (1, 1), (1, 3), (6, 2), (9, 17) }
        from column in new[] { 0, size.Columns - 1 }.Distinct()
        select new OperationCase(
            typeof(ColumnSumOperation),
            $"sum of column {column} of [{size.Rows}, {size.Columns}]",
            [new("x", Shape.Matrix(size.Rows, size.Columns))],
            (tape, p) => ColumnSumOperation.Apply(tape, p[0].Tensor, column),
            v => [Enumerable.Range(0, size.Rows).Sum(row => v[0][row * size.Columns + column])]);
}
