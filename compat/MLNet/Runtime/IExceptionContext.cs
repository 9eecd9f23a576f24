namespace Microsoft.ML.Runtime;

/// <summary>Marks exceptions with where they were thrown.</summary>
public interface IExceptionContext
{
    /// <summary>Where this is.</summary>
    string ContextDescription { get; }

    /// <summary>Marks the exception and gives it back to be thrown.</summary>
    TException Process<TException>(TException ex)
        where TException : Exception;
}
