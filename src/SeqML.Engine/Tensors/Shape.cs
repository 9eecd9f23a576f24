namespace SeqML.Engine.Tensors;

/// <summary>The sizes of a tensor's dimensions: none for a number, one for a vector, two for a matrix, outermost first.</summary>
public readonly record struct Shape
{
    private readonly int rows;
    private readonly int columns;

    private Shape(int rank, int rows, int columns, int width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (Rank, this.rows, this.columns, Width) = (rank, rows, checked(columns * width), width);
        Length = checked(rows * this.columns);
    }

    /// <summary>A single number.</summary>
    public static Shape Scalar { get; } = new(0, 1, 1);

    /// <summary>A vector.</summary>
    public static Shape Vector(int length) => new(1, 1, length);

    /// <summary>A matrix, stored row by row.</summary>
    public static Shape Matrix(int rows, int columns) => new(2, rows, columns);

    /// <summary>The filters of a convolution: for each output and input a number at each position of the width.</summary>
    public static Shape Filters(int outputs, int inputs, int width) => new(3, outputs, inputs, width);

    /// <summary>How many dimensions there are: 0 to 3.</summary>
    public int Rank { get; }

    /// <summary>How many numbers there are.</summary>
    public int Length { get; }

    /// <summary>Rows of a matrix; 1 for a vector and a number.</summary>
    public int Rows => rows;

    /// <summary>Columns of a matrix, length of a vector, 1 for a number; of filters, inputs times width.</summary>
    public int Columns => columns;

    /// <summary>Positions of filters; 1 for everything else.</summary>
    public int Width { get; }

    /// <summary>The sizes, outermost first.</summary>
    public int[] Sizes => Rank switch
    {
        0 => [],
        1 => [columns],
        2 => [rows, columns],
        _ => [rows, columns / Width, Width],
    };

    /// <summary>The sizes in brackets, as "[32, 128]".</summary>
    public override string ToString() => $"[{string.Join(", ", Sizes)}]";
}
