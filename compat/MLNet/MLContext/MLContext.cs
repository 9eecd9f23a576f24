using System.Collections.Concurrent;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where everything starts: the catalogs, the log, the seed.</summary>
public sealed class MLContext : IHostEnvironment
{
    private readonly HostEnvironment _environment;
    private readonly ConcurrentDictionary<string, object> _options = new();

    /// <summary>Makes a context; with a seed, what is random is the same each time.</summary>
    public MLContext(int? seed = null)
    {
        _environment = new HostEnvironment(null, seed is { } value ? new Random(value) : new Random(), new ComponentCatalog(), Send);
        BinaryClassification = new BinaryClassificationCatalog(_environment);
        MulticlassClassification = new MulticlassClassificationCatalog(_environment);
        Regression = new RegressionCatalog(_environment);
        Transforms = new TransformsCatalog(_environment);
        Model = new ModelOperationsCatalog(_environment);
        Data = new DataOperationsCatalog(_environment);
    }

    /// <summary>Messages of all components.</summary>
    public event EventHandler<LoggingEventArgs> Log;

    /// <summary>Tasks of two classes.</summary>
    public BinaryClassificationCatalog BinaryClassification { get; }

    /// <summary>Tasks of several classes.</summary>
    public MulticlassClassificationCatalog MulticlassClassification { get; }

    /// <summary>Tasks of numbers.</summary>
    public RegressionCatalog Regression { get; }

    /// <summary>The transforms.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Saving, loading and using models.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>Loading and splitting data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>The known extensions.</summary>
    public ComponentCatalog ComponentCatalog => _environment.ComponentCatalog;

    /// <summary>The folder for temporary files.</summary>
    public string TempFilePath { get; set; } = Path.GetTempPath();

    /// <summary>Whether a trainer that finds no GPU goes on without.</summary>
    public bool FallbackToCpu { get; set; } = true;

    /// <summary>The GPU for trainers that use one.</summary>
    public int? GpuDeviceId { get; set; }

    string IExceptionContext.ContextDescription => _environment.ContextDescription;

    /// <summary>Sets an option unless it is set.</summary>
    public bool TryAddOption<T>(string name, T value) => _options.TryAdd(name, value);

    /// <summary>Sets an option.</summary>
    public void SetOption<T>(string name, T value) => _options[name] = value;

    /// <summary>Reads an option.</summary>
    public bool TryGetOption<T>(string name, out T value)
    {
        var found = _options.TryGetValue(name, out var option);
        value = found ? (T)option : default;
        return found;
    }

    /// <summary>Reads an option, or the default.</summary>
    public T GetOptionOrDefault<T>(string name) => TryGetOption<T>(name, out var value) ? value : default;

    /// <summary>Removes an option.</summary>
    public bool RemoveOption(string name) => _options.TryRemove(name, out _);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _environment.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _environment.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _environment.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _environment.StartProgressChannel(name);

    TException IExceptionContext.Process<TException>(TException ex) => _environment.Process(ex);

    private void Send(ChannelMessageKind kind, string source, string message) => Log?.Invoke(this, new LoggingEventArgs(message, kind, source));
}
