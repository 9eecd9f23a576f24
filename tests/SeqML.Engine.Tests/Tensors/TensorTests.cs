using SeqML.Engine.Autograd;
using SeqML.Engine.Tensors;

namespace SeqML.Engine.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Shapes_know_their_sizes()
    {
        Assert.Equal((0, 1, 1, 1, "[]"), Describe(Shape.Scalar));
        Assert.Equal((1, 5, 1, 5, "[5]"), Describe(Shape.Vector(5)));
        Assert.Equal((2, 12, 3, 4, "[3, 4]"), Describe(Shape.Matrix(3, 4)));
        Assert.NotEqual(Shape.Vector(4), Shape.Matrix(1, 4));
    }

    [Fact]
    public void Shapes_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Vector(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shape.Matrix(-1, 2));
        Assert.Throws<OverflowException>(() => Shape.Matrix(1 << 16, 1 << 16));
    }

    [Fact]
    public void A_new_tensor_is_zeros_and_keeps_a_gradient_when_asked()
    {
        var tensor = new Tensor(Shape.Matrix(2, 3));
        Assert.Equal(new float[6], tensor.Values.ToArray());
        Assert.False(tensor.HasGradient);
        Assert.Contains("[2, 3]", Assert.Throws<InvalidOperationException>(() => tensor.Gradient[0]).Message, StringComparison.Ordinal);
        tensor.KeepGradient();
        tensor.Gradient[5] = 7;
        tensor.KeepGradient();
        Assert.Equal([0, 0, 0, 0, 0, 7], tensor.Gradient.ToArray());
    }

    [Fact]
    public void Item_is_for_one_number()
    {
        Assert.Equal(0, new Tensor(Shape.Scalar).Item);
        Assert.Contains("[2]", Assert.Throws<InvalidOperationException>(() => new Tensor(Shape.Vector(2)).Item).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clearing_makes_room_for_a_gradient_of_zeros()
    {
        var parameter = new Parameter("p", Shape.Vector(3));
        parameter.ClearGradient();
        parameter.Tensor.Gradient.Fill(2);
        parameter.ClearGradient();
        Assert.Equal(new float[3], parameter.Tensor.Gradient.ToArray());
    }

    private static (int Rank, int Length, int Rows, int Columns, string Text) Describe(Shape shape) =>
        (shape.Rank, shape.Length, shape.Rows, shape.Columns, shape.ToString());
}
