using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace SeqML.MLNet.Tests.Runtime;

public sealed class LogTests
{
    private readonly MLContext _ml = new(1);
    private readonly List<LoggingEventArgs> _log = [];

    public LogTests() => _ml.Log += (sender, message) =>
    {
        Assert.Same(_ml, sender);
        _log.Add(message);
    };

    private IHost Host => ((IHostEnvironment)_ml).Register("Component");

    [Fact]
    public void MessagesReachTheLogWithTheirSource()
    {
        using (var channel = Host.Start("Work"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 5);
            channel.Warning(MessageSensitivity.UserData, "raw {x}");
            channel.Error(MessageSensitivity.Schema, "bad");
        }
        var info = _log.Single(message => message.Kind == ChannelMessageKind.Info);
        Assert.Equal("Component; Work", info.Source);
        Assert.Equal("epoch 5", info.RawMessage);
        Assert.Equal("[Source=Component; Work, Kind=Info] epoch 5", info.Message);
        Assert.Equal("raw {x}", _log.Single(message => message.Kind == ChannelMessageKind.Warning).RawMessage);
        Assert.Equal("bad", _log.Single(message => message.Kind == ChannelMessageKind.Error).RawMessage);
    }

    [Fact]
    public void TheEnvironmentsOwnChannelHasItsNameAlone()
    {
        using (var channel = ((IHostEnvironment)_ml).Start("Alone"))
            channel.Info(MessageSensitivity.None, "x");
        Assert.All(_log, message => Assert.Equal("Alone", message.Source));
    }

    [Fact]
    public void AChannelTellsOfItsStartAndEnd()
    {
        Host.Start("Work").Dispose();
        Assert.All(_log, message => Assert.Equal(ChannelMessageKind.Trace, message.Kind));
        Assert.Equal("Channel started", _log[0].RawMessage);
        Assert.StartsWith("Channel finished. Elapsed", _log[1].RawMessage, StringComparison.Ordinal);
        Assert.Equal("Channel disposed", _log[2].RawMessage);
    }

    [Fact]
    public void AMessageHasText()
    {
        using var channel = Host.Start("Work");
        Assert.Throws<ArgumentOutOfRangeException>("message", () => channel.Info(MessageSensitivity.None, ""));
    }

    [Fact]
    public void AHostHasAName() => Assert.Throws<ArgumentOutOfRangeException>("name", () => ((IHostEnvironment)_ml).Register(""));

    [Fact]
    public void RandomnessFollowsTheSeed()
    {
        static int First(MLContext ml) => ((IHostEnvironment)ml).Register("A").Rand.Next();
        Assert.Equal(First(new MLContext(7)), First(new MLContext(7)));
        Assert.NotEqual(First(new MLContext(7)), First(new MLContext(8)));
        Assert.NotEqual(First(_ml), First(_ml));
        IHostEnvironment environment = _ml;
        Assert.Equal(environment.Register("A", 5).Rand.Next(), environment.Register("B", 5).Rand.Next());
        var host = Host;
        Assert.Same(host.Rand, host.Rand);
    }

    [Fact]
    public void ProgressIsTaken()
    {
        using var progress = Host.StartProgressChannel("Training");
        progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), entry => entry.SetProgress(0, 1, 10));
        progress.Checkpoint(0.5, 1);
        Assert.Equal("epochs", Assert.Single(new ProgressHeader("epochs").UnitNames));
    }

    [Fact]
    public void ProcessingAnExceptionGivesItBack()
    {
        var exception = new FormatException("x");
        Assert.Same(exception, Host.Process(exception));
    }

    [Fact]
    public void TheContextHasAPlaceForFilesAndOptions()
    {
        Assert.Equal(Path.GetTempPath(), _ml.TempFilePath);
        _ml.SetOption("a", 1);
        Assert.False(_ml.TryAddOption("a", 2));
        Assert.Equal(1, _ml.GetOptionOrDefault<int>("a"));
        Assert.True(_ml.RemoveOption("a"));
        Assert.Same(_ml.ComponentCatalog, ((IHostEnvironment)_ml).ComponentCatalog);
    }
}
