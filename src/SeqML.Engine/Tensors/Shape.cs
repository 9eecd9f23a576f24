namespace SeqML.Engine.Tensors;

/// <summary>The sizes of a tensor's dimensions: none for a number, one for a vector, two for a matrix, outermost first.</summary>
public readonly record struct Shape
{
    private readonly int rows;
    private readonly int columns;

    private Shape(int rank, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Rank, this.rows, this.columns) = (rank, rows, columns);
        Length = checked(rows * columns);
    }

    /// <summary>A single number.</summary>
    public static Shape Scalar { get; } = new(0, 1, 1);

    /// <summary>A vector.</summary>
    public static Shape Vector(int length) => new(1, 1, length);

    /// <summary>A matrix, stored row by row.</summary>
    public static Shape Matrix(int rows, int columns) => new(2, rows, columns);

    /// <summary>How many dimensions there are: 0, 1 or 2.</summary>
    public int Rank { get; }

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <summary>Rows of a matrix; 1 for a vector and a number.</summary>
    public int Rows => rows;

    /// <summary>Columns of a matrix, length of a vector, 1 for a number.</summary>
    public int Columns => columns;

    /// <summary>The sizes in brackets, as "[32, 128]".</summary>
    public override string ToString() => Rank switch
    {
        0 => "[]",
        1 => $"[{columns}]",
        _ => $"[{rows}, {columns}]",
    };
}
