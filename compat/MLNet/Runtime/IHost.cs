namespace Microsoft.ML.Runtime;

/// <summary>A component's place in the environment.</summary>
public interface IHost : IHostEnvironment
{
    /// <summary>The component's randomness: the same in every run when the context has a seed.</summary>
    Random Rand { get; }
}
