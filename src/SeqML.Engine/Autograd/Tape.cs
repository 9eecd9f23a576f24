using SeqML.Engine.Kernels.MatrixProducts;
using SeqML.Engine.Tensors;
using SeqML.Engine.Threading;

namespace SeqML.Engine.Autograd;

/// <summary>
/// The record of a computation, which is walked backwards for its gradients, and the memory of its results. One step of
/// training is: compute on the tape, <see cref="Backward"/>, read the gradients, <see cref="Reset"/>.
/// </summary>
/// <remarks>Everything it hands out is reused after <see cref="Reset"/>. Its <see cref="Workers"/> compute parts of an operation; the tape itself belongs to one thread.</remarks>
public sealed class Tape
{
    private readonly Arena arena = new();
    private readonly List<Tensor> tensors = [];
    private readonly List<Operation> operations = [];
    private int tensorCount;
    private int operationCount;
    private bool wasWalked;

    /// <summary>Makes an empty tape.</summary>
    /// <param name="records">Whether gradients will be wanted; without, it is memory for a prediction.</param>
    /// <param name="workers">Who computes the operations; null for the caller's thread alone. The results are the same.</param>
    public Tape(bool records, Workers? workers = null)
    {
        (Records, Workers) = (records, workers ?? Workers.Alone);
        Products = new SharedProduct(Workers);
    }

    /// <summary>Who computes the operations. A tape does not own them, and several tapes may share them by turns.</summary>
    public Workers Workers { get; }

    /// <summary>Matrix products by the <see cref="Workers"/>.</summary>
    public SharedProduct Products { get; }

    /// <summary>Whether gradients will be wanted: training, and not prediction.</summary>
    public bool Records { get; }

    /// <summary>A tensor for a result, of values not yet set; on a tape that records, with a gradient of zeros.</summary>
    public Tensor Allocate(Shape shape)
    {
        if (tensorCount == tensors.Count)
            tensors.Add(new Tensor());
        var tensor = tensors[tensorCount++];
        FloatBuffer gradient = default;
        if (Records)
        {
            gradient = arena.Rent(shape.Length);
            gradient.Span.Clear();
        }
        tensor.Bind(shape, arena.Rent(shape.Length), gradient);
        return tensor;
    }

    /// <summary>Scratch memory of any value, until <see cref="Reset"/>.</summary>
    public Tensor Workspace(Shape shape)
    {
        if (tensorCount == tensors.Count)
            tensors.Add(new Tensor());
        var tensor = tensors[tensorCount++];
        tensor.Bind(shape, arena.Rent(shape.Length), default);
        return tensor;
    }

    /// <summary>The operation object for the next place on the tape: the one that stood there in the last step, where it is of this type.</summary>
    public T Record<T>()
        where T : Operation, new()
    {
        if (operationCount < operations.Count && operations[operationCount] is T known)
        {
            operationCount++;
            return known;
        }
        var made = new T();
        if (operationCount < operations.Count)
            operations[operationCount] = made;
        else
            operations.Add(made);
        operationCount++;
        return made;
    }

    /// <summary>Walks the tape backwards: afterwards every tensor and parameter that the loss depends on has its gradient.</summary>
    /// <param name="loss">A number.</param>
    /// <param name="weight">What the gradients are of: so many times the loss.</param>
    /// <exception cref="InvalidOperationException">The tape does not record, or was walked since its last <see cref="Reset"/>: operations use their memory up.</exception>
    /// <exception cref="ArgumentException">The loss is not a single number.</exception>
    public void Backward(Tensor loss, float weight = 1)
    {
        if (!Records)
            throw new InvalidOperationException("This tape does not record. Make it with records: true to walk it backwards.");
        if (loss.Shape.Length != 1)
            throw new ArgumentException($"Expected a loss of one number, found a tensor of shape {loss.Shape}.", nameof(loss));
        if (wasWalked)
            throw new InvalidOperationException("This tape was walked backwards already. Compute on it again after a Reset.");
        wasWalked = true;
        loss.Gradient[0] = weight;
        for (var i = operationCount - 1; i >= 0; i--)
            operations[i].Backward();
    }

    /// <summary>Forgets the computation, and takes back the memory of its results.</summary>
    public void Reset()
    {
        arena.Reset();
        (tensorCount, operationCount, wasWalked) = (0, 0, false);
    }
}
