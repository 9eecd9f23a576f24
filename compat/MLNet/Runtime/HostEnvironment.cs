using System.Diagnostics;
using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <summary>The environment, and each place registered in it.</summary>
internal sealed class HostEnvironment : IHost
{
    private readonly string _name;
    private readonly Action<ChannelMessageKind, string, string> _log;
    private readonly Lock _lock = new();

    public HostEnvironment(string name, Random rand, ComponentCatalog catalog, Action<ChannelMessageKind, string, string> log)
    {
        _name = name;
        Rand = rand;
        ComponentCatalog = catalog;
        _log = log;
    }

    public Random Rand { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public string ContextDescription => "HostEnvironment";

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        if (string.IsNullOrEmpty(name))
            throw new ArgumentOutOfRangeException(nameof(name), "A component has a name.");
        lock (_lock)
            return new HostEnvironment(name, new Random(seed ?? Rand.Next()), ComponentCatalog, _log);
    }

    public IChannel Start(string name) => new Channel(_name == null ? name : $"{_name}; {name}", _log);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new Pipe<TMessage>();

    public IProgressChannel StartProgressChannel(string name) => new QuietProgress();

    public TException Process<TException>(TException ex)
        where TException : Exception => Mark(ex, ContextDescription);

    private static TException Mark<TException>(TException ex, string context)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(ex);
        ex.Data["Throwing component"] = context;
        ex.Data["ML_IsMarked"] = 1;
        return ex;
    }

    private sealed class Channel : IChannel
    {
        private readonly Action<ChannelMessageKind, string, string> _log;
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private bool _disposed;

        public Channel(string name, Action<ChannelMessageKind, string, string> log)
        {
            ContextDescription = name;
            _log = log;
            Trace(MessageSensitivity.None, "Channel started");
        }

        public string ContextDescription { get; }

        public TException Process<TException>(TException ex)
            where TException : Exception => Mark(ex, ContextDescription);

        public void Send(ChannelMessage msg) => _log(msg.Kind, ContextDescription, msg.Message);

        public void Trace(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Trace, sensitivity, fmt));

        public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) => Trace(sensitivity, Format(fmt, args));

        public void Error(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Error, sensitivity, fmt));

        public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) => Error(sensitivity, Format(fmt, args));

        public void Warning(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Warning, sensitivity, fmt));

        public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) => Warning(sensitivity, Format(fmt, args));

        public void Info(MessageSensitivity sensitivity, string fmt) => Send(new ChannelMessage(ChannelMessageKind.Info, sensitivity, fmt));

        public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) => Info(sensitivity, Format(fmt, args));

        public void Dispose()
        {
            if (_disposed)
                return;
            _disposed = true;
            Trace(MessageSensitivity.None, $"Channel finished. Elapsed {_watch.Elapsed:c}.");
            Trace(MessageSensitivity.None, "Channel disposed");
        }

        private static string Format(string fmt, object[] args) => string.Format(CultureInfo.InvariantCulture, fmt, args);
    }

    private sealed class Pipe<TMessage> : IPipe<TMessage>
    {
        public string ContextDescription => "Pipe";

        public TException Process<TException>(TException ex)
            where TException : Exception => Mark(ex, ContextDescription);

        public void Send(TMessage msg)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class QuietProgress : IProgressChannel
    {
        public IProgressChannel StartProgressChannel(string name) => new QuietProgress();

        public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
        {
        }

        public void Checkpoint(params double?[] values)
        {
        }

        public void Dispose()
        {
        }
    }
}
