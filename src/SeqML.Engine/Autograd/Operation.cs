namespace SeqML.Engine.Autograd;

/// <summary>A step on the tape: what forward left for backward, and backward itself.</summary>
/// <remarks>
/// An operation is one file. Its static Apply computes the result by kernels and, on a tape that records, notes here what
/// backward needs. The object is kept by the tape and serves the same place of the next step, so that a steady training
/// step allocates nothing; that is why it is not a closure.
/// </remarks>
public abstract class Operation
{
    /// <summary>Adds to the gradients of the inputs what the gradient of the result gives them.</summary>
    public abstract void Backward();
}
