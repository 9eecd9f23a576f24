namespace Microsoft.ML.Runtime;

/// <summary>Where components live: channels, randomness, extensions.</summary>
public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    /// <summary>The known extensions.</summary>
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>A place of its own for a component.</summary>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
