namespace Microsoft.ML.Data;

/// <summary>The exception in which ML.NET wraps what goes wrong while a cursor computes a transform's columns: once, however many transforms.</summary>
internal static class WorkerErrors
{
    private const string Mark = "Microsoft.ML.Compat.Worker";

    public static bool IsWrapped(Exception exception) => exception.Data.Contains(Mark);

    public static Exception Wrap(Exception exception)
    {
        var wrapped = new InvalidOperationException("A worker met an exception while it computed rows of the data; see the inner exception.", exception);
        wrapped.Data[Mark] = true;
        return wrapped;
    }
}
