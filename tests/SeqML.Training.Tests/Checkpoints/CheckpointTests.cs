using SeqML.TestKit;
using SeqML.Training.Averaging;
using SeqML.Training.Checkpoints;
using SeqML.Training.Loop;
using SeqML.Training.Metrics;
using SeqML.Training.Optimizers;
using SeqML.Training.Schedules;
using SeqML.Training.Tests.Loop;

namespace SeqML.Training.Tests.Checkpoints;

/// <summary>A training that was stopped and goes on is the one that never stopped, bit for bit.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int Epochs = 4;
    private readonly string folder = Directory.CreateTempSubdirectory("seqml-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Kinds => ["plain", "exponential", "stochastic", "accumulated"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stopped_at_any_step_and_resumed_it_is_the_same(string kind)
    {
        var options = Options(kind);
        var whole = new FakeTask { Validations = Judge };
        var expected = TrainingLoop.Run(whole, options, new(1), new FakeClock());
        for (var stop = 1; stop <= Epochs * 3; stop++)
        {
            using var source = new CancellationTokenSource();
            var steps = 0;
            var stopped = new FakeTask { Validations = Judge, OnStep = (_, _) => { if (++steps == stop) source.Cancel(); return null; } };
            var checkpoints = new CheckpointOptions { Folder = Path.Combine(folder, $"{stop}") };
            try
            {
                TrainingLoop.Run(stopped, options with { Checkpoints = checkpoints, CancellationToken = source.Token }, new(1), new FakeClock());
            }
            catch (OperationCanceledException)
            {
                Assert.InRange(stop, 1, 3);
            }
            // Another process starts from its own weights and its own random numbers: they must not matter.
            var resumed = new FakeTask(seed: 99) { Validations = epoch => Judge(epoch + (stop - 1) / 3) };
            var actual = TrainingLoop.Run(resumed, options with { Checkpoints = checkpoints }, new(77), new FakeClock());
            Expect.SameBits(whole.Weights, resumed.Weights, $"weights after a stop at step {stop}");
            Assert.Equal(expected.BestEpoch, actual.BestEpoch);
            Assert.Equal(expected.History.Steps.Select(step => (step.Step, step.Loss, step.GradientNorm)), actual.History.Steps.Select(step => (step.Step, step.Loss, step.GradientNorm)));
            Assert.Equal(expected.History.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.Validation)), actual.History.Epochs.Select(epoch => (epoch.Epoch, epoch.Loss, epoch.Validation)));
            Assert.Equal(expected.Epochs.Select(report => (report.Epoch, report.Loss)), actual.Epochs.Select(report => (report.Epoch, report.Loss)));
        }
    }

    [Fact]
    public void One_that_ended_gives_its_model_at_once_and_goes_on_where_more_epochs_are_asked_for()
    {
        var checkpoints = new CheckpointOptions { Folder = folder };
        var (whole, first) = (new FakeTask(), new FakeTask());
        TrainingLoop.Run(whole, Options("plain") with { Epochs = 6 }, new(1), new FakeClock());
        TrainingLoop.Run(first, Options("plain") with { Checkpoints = checkpoints }, new(1), new FakeClock());
        var again = new FakeTask(seed: 5);
        TrainingLoop.Run(again, Options("plain") with { Checkpoints = checkpoints }, new(2), new FakeClock());
        Assert.Equal(0, again.Steps);
        Expect.SameBits(first.Weights, again.Weights, "the ended training's weights");
        var more = new FakeTask(seed: 6);
        TrainingLoop.Run(more, Options("plain") with { Epochs = 6, Checkpoints = checkpoints }, new(3), new FakeClock());
        Assert.Equal(6, more.Steps);
        Expect.SameBits(whole.Weights, more.Weights, "weights after two epochs more");
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    public void Every_so_many_epochs_there_is_one(int every, int last)
    {
        // It diverges in the end, so that the last checkpoint is not that of the end.
        var task = new FakeTask { OnStep = (epoch, _) => epoch == 5 ? float.NaN : null };
        var options = Options("plain") with { Epochs = 6, Checkpoints = new() { Folder = folder, EveryEpochs = every } };
        TrainingLoop.Run(task, options, new(1), new FakeClock());
        var resumed = new FakeTask();
        TrainingLoop.Run(resumed, options, new(1), new FakeClock());
        Assert.Equal(6 - last, resumed.Epochs);
    }

    [Theory]
    [InlineData(0)] // before the first step
    [InlineData(1)]
    [InlineData(2)]
    public void Stopped_between_two_epochs_and_resumed_it_is_the_same(int stop)
    {
        var options = Options("exponential");
        var whole = new FakeTask();
        TrainingLoop.Run(whole, options, new(1), new FakeClock());
        using var source = new CancellationTokenSource();
        if (stop == 0)
            source.Cancel();
        var checkpoints = new CheckpointOptions { Folder = folder };
        var watched = options with { Checkpoints = checkpoints, CancellationToken = source.Token, Progress = new Sink(report => { if (report.IsEndOfEpoch && report.Epoch == stop) source.Cancel(); }) };
        if (stop == 0)
            Assert.Throws<OperationCanceledException>(() => TrainingLoop.Run(new FakeTask(), watched, new(1), new FakeClock()));
        else
            Assert.Equal(stop, TrainingLoop.Run(new FakeTask(), watched, new(1), new FakeClock()).Epochs.Count);
        var resumed = new FakeTask();
        TrainingLoop.Run(resumed, options with { Checkpoints = checkpoints }, new(55), new FakeClock());
        Expect.SameBits(whole.Weights, resumed.Weights, "weights");
    }

    public static TheoryData<string> Rules => ["sgd", "adagrad", "rmsProp", "adam", "oneCycle"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_optimizers_remember_is_kept(string rule)
    {
        var options = Options("plain") with
        {
            Optimizer = rule switch { "sgd" => new Sgd { Momentum = 0.9f }, "adagrad" => new Adagrad(), "rmsProp" => new RmsProp { Momentum = 0.5f }, "adam" => new Adam(), _ => new AdamW() },
            Schedule = rule == "oneCycle" ? new OneCycle() : new ConstantSchedule(),
        };
        var whole = new FakeTask { Validations = Judge };
        TrainingLoop.Run(whole, options, new(1), new FakeClock());
        using var source = new CancellationTokenSource();
        var steps = 0;
        var stopped = new FakeTask { Validations = Judge, OnStep = (_, _) => { if (++steps == 11) source.Cancel(); return null; } };
        var checkpoints = new CheckpointOptions { Folder = folder };
        TrainingLoop.Run(stopped, options with { Checkpoints = checkpoints, CancellationToken = source.Token }, new(1), new FakeClock());
        var resumed = new FakeTask { Validations = epoch => Judge(epoch + 3) };
        TrainingLoop.Run(resumed, options with { Checkpoints = checkpoints }, new(9), new FakeClock());
        Expect.SameBits(whole.Weights, resumed.Weights, "weights");
    }

    [Theory]
    [InlineData(13)] // one bad epoch is remembered, and the next reduces the rate
    [InlineData(16)] // the rate is reduced
    public void A_schedule_goes_on_where_it_was(int stop)
    {
        var options = Options("plain") with { Epochs = 8, Schedule = new ReduceOnPlateau { Patience = 1, Factor = 0.5f } };
        var whole = new FakeTask { Validations = Judge };
        var expected = TrainingLoop.Run(whole, options, new(1), new FakeClock());
        Assert.Equal([1, 1, 1, 1, 1, 0.5, 0.5, 0.25], expected.History.Epochs.Select(epoch => Math.Round(epoch.LearningRate / 0.02, 6)));
        using var source = new CancellationTokenSource();
        var steps = 0;
        var stopped = new FakeTask { Validations = Judge, OnStep = (_, _) => { if (++steps == stop) source.Cancel(); return null; } };
        var checkpoints = new CheckpointOptions { Folder = folder };
        TrainingLoop.Run(stopped, options with { Checkpoints = checkpoints, CancellationToken = source.Token }, new(1), new FakeClock());
        var resumed = new FakeTask { Validations = epoch => Judge(epoch + (stop - 1) / 3) };
        var actual = TrainingLoop.Run(resumed, options with { Checkpoints = checkpoints }, new(9), new FakeClock());
        Assert.Equal(expected.History.Epochs.Select(epoch => epoch.LearningRate), actual.History.Epochs.Select(epoch => epoch.LearningRate));
        Expect.SameBits(whole.Weights, resumed.Weights, "weights");
    }

    [Fact]
    public void Time_is_counted_over_all_processes()
    {
        var options = Options("plain");
        var expected = Run(options, stop: 0);
        var checkpoints = new CheckpointOptions { Folder = folder };
        Run(options with { Checkpoints = checkpoints }, stop: 7);
        Assert.Equal(expected.Epochs.Select(report => report.Elapsed), Run(options with { Checkpoints = checkpoints }, stop: 0).Epochs.Select(report => report.Elapsed));

        static TrainingResult Run(TrainingOptions options, int stop)
        {
            var (clock, steps) = (new FakeClock(), 0);
            using var source = new CancellationTokenSource();
            var task = new FakeTask { OnStep = (_, _) => { clock.Advance(10); if (++steps == stop) source.Cancel(); return null; } };
            return TrainingLoop.Run(task, options with { CancellationToken = source.Token }, new(1), clock);
        }
    }

    [Fact]
    public void Weights_that_are_no_numbers_replace_no_checkpoint()
    {
        var whole = new FakeTask();
        TrainingLoop.Run(whole, Options("plain"), new(1), new FakeClock());
        using var source = new CancellationTokenSource();
        FakeTask? spoiled = null;
        spoiled = new FakeTask
        {
            OnStep = (epoch, step) =>
            {
                if ((epoch, step) == (2, 2))
                {
                    spoiled!.Parameters.Single(named => named.Name == "unread.vector").Parameter.Tensor.Values[0] = float.PositiveInfinity;
                    source.Cancel();
                }
                return null;
            },
        };
        var checkpoints = new CheckpointOptions { Folder = folder };
        TrainingLoop.Run(spoiled, Options("plain") with { Checkpoints = checkpoints, CancellationToken = source.Token }, new(1), new FakeClock());
        var resumed = new FakeTask();
        TrainingLoop.Run(resumed, Options("plain") with { Checkpoints = checkpoints }, new(9), new FakeClock());
        Assert.Equal(9, resumed.Steps);
        Expect.SameBits(whole.Weights, resumed.Weights, "weights");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told_before_the_first_step()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var task = new FakeTask();
        Assert.ThrowsAny<IOException>(() => TrainingLoop.Run(task, Options("plain") with { Checkpoints = new() { Folder = file } }, new(1), new FakeClock()));
        Assert.Equal(0, task.Steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_that_cannot_be_written_later_ends_no_training(bool isCancelled)
    {
        var inItsWay = Path.Combine(folder, "training.checkpoint.new");
        using var source = new CancellationTokenSource();
        var task = new FakeTask
        {
            OnStep = (epoch, step) =>
            {
                if ((epoch, step) == (2, 1))
                    Directory.CreateDirectory(inItsWay);
                if (isCancelled && (epoch, step) == (3, 1))
                    source.Cancel();
                return null;
            },
        };
        var options = Options("plain") with { Checkpoints = new() { Folder = folder }, CancellationToken = source.Token };
        var result = TrainingLoop.Run(task, options, new(1), new FakeClock());
        Assert.Equal((isCancelled, isCancelled ? 2 : 4), (result.WasCancelled, result.Epochs.Count));
        Assert.Contains("could not be written", result.CheckpointFailure, StringComparison.Ordinal);
        Directory.Delete(inItsWay);
        var resumed = new FakeTask();
        Assert.Null(TrainingLoop.Run(resumed, options with { CancellationToken = default }, new(1), new FakeClock()).CheckpointFailure);
        Assert.Equal(3, resumed.Epochs); // the checkpoint of the first epoch was still there
    }

    [Fact]
    public void More_epochs_may_be_asked_for_where_the_schedule_is_not_spread_over_them_and_never_fewer_than_there_were()
    {
        foreach (var schedule in new Schedule[] { new InverseSquareRoot { WarmUpSteps = 2 }, new LinearWarmUp { WarmUpSteps = 2 }, new StepDecay(), new ReduceOnPlateau() })
        {
            var options = Options("plain") with { Schedule = schedule, Checkpoints = new() { Folder = Path.Combine(folder, schedule.GetType().Name) } };
            TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());
            var more = new FakeTask();
            TrainingLoop.Run(more, options with { Epochs = Epochs + 1 }, new(1), new FakeClock());
            Assert.Equal(1, more.Epochs);
            Refused(new FakeTask(), options with { Epochs = 2 }, "has 5 epochs behind it, more than the 2 of Epochs");
        }
        foreach (var schedule in new Schedule[] { new InverseSquareRoot(), new LinearWarmUp(), new WarmUpLinear { WarmUpSteps = 2 }, new WarmUpCosine { WarmUpSteps = 2 }, new OneCycle() })
        {
            var options = Options("plain") with { Schedule = schedule, Checkpoints = new() { Folder = Path.Combine(folder, "spread", schedule.GetType().Name) } };
            TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());
            Refused(new FakeTask(), options with { Epochs = Epochs + 1 }, "epochs 4 instead of 5");
        }
    }

    [Theory]
    [InlineData(4, 10)] // all epochs
    [InlineData(9, 2)] // patience
    public void At_the_end_there_is_one_whatever_the_interval(int epochs, int patience)
    {
        var options = Options("plain") with { Epochs = epochs, Patience = patience, Checkpoints = new() { Folder = folder, EveryEpochs = 100 } };
        TrainingLoop.Run(new FakeTask { Validations = Judge }, options, new(1), new FakeClock());
        var again = new FakeTask { Validations = Judge };
        TrainingLoop.Run(again, options, new(1), new FakeClock());
        Assert.Equal(0, again.Steps);
    }

    [Fact]
    public void Within_an_epoch_minutes_count()
    {
        var clock = new FakeClock();
        var file = Path.Combine(folder, "training.checkpoint");
        var there = new List<bool>();
        var task = new FakeTask { StepsPerEpoch = 4, OnStep = (_, _) => { there.Add(File.Exists(file)); clock.Advance(61); return null; } };
        TrainingLoop.Run(task, Options("plain") with { Epochs = 1, Checkpoints = new() { Folder = folder, EveryMinutes = 2 } }, new(1), clock);
        Assert.Equal([false, false, true, true], there);
    }

    [Fact]
    public void Minutes_count_where_an_epoch_is_one_step()
    {
        var clock = new FakeClock();
        var there = new List<bool>();
        var task = new FakeTask { StepsPerEpoch = 1, OnStep = (_, _) => { there.Add(File.Exists(Path.Combine(folder, "training.checkpoint"))); clock.Advance(61); return null; } };
        TrainingLoop.Run(task, Options("plain") with { Checkpoints = new() { Folder = folder, EveryMinutes = 2, EveryEpochs = 100 } }, new(1), clock);
        Assert.Equal([false, false, true, true], there);
    }

    [Fact]
    public void Another_training_is_refused_with_what_differs()
    {
        var options = Options("plain") with { Seed = 4, Checkpoints = new() { Folder = folder } };
        TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());
        Assert.Equal(4, options.Checkpoints.FindSeed());
        Refused(new FakeTask { Fingerprint = "others" }, options, "on other examples");
        Refused(new FakeTask(), options with { LearningRate = 0.5f }, "with other training options: learningRate 0.02 instead of 0.5.");
        Refused(new FakeTask(), options with { Seed = 5 }, "with the seed 4 instead of 5");
        Refused(new FakeTask(), options with { Epochs = 9, Schedule = new OneCycle() }, "with other training options: epochs 1 instead of 9, schedule {\"kind\":\"constant\"} instead of {\"kind\":\"oneCycle\"");
        Refused(new TableTask([0]), options, "of a network of other sizes");
        var anew = new FakeTask();
        TrainingLoop.Run(anew, options with { LearningRate = 0.5f, Checkpoints = new() { Folder = folder, Resume = false } }, new(1), new FakeClock());
        Assert.Equal(Epochs, anew.Epochs);
    }

    [Fact]
    public void A_damaged_file_is_told_of_wherever_it_is_damaged()
    {
        var options = Options("exponential") with { Checkpoints = new() { Folder = folder } };
        TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());
        var file = Path.Combine(folder, "training.checkpoint");
        var sound = File.ReadAllBytes(file);
        for (var place = 0; place < sound.Length; place += 97)
        {
            var bytes = sound.ToArray();
            bytes[place] ^= 4;
            Damaged(bytes);
            Damaged(sound[..place]);
        }
        File.WriteAllBytes(file, sound);
        TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());

        void Damaged(byte[] bytes)
        {
            File.WriteAllBytes(file, bytes);
            var error = Assert.Throws<InvalidDataException>(() => TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock()));
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_a_crash_left_half_written_is_in_nobodys_way()
    {
        var options = Options("plain") with { Checkpoints = new() { Folder = folder } };
        TrainingLoop.Run(new FakeTask(), options, new(1), new FakeClock());
        File.WriteAllText(Path.Combine(folder, "training.checkpoint.new"), "half of a");
        var again = new FakeTask();
        TrainingLoop.Run(again, options with { Epochs = 5 }, new(1), new FakeClock());
        Assert.Equal(1, again.Epochs);
    }

    private static Validation Judge(int epoch) => new(1, new Metric("Accuracy", epoch == 3 ? 0.9 : 0.5));

    private static TrainingOptions Options(string kind) => new()
    {
        Epochs = Epochs,
        LearningRate = 0.02f,
        Patience = 10,
        AccumulatedBatches = kind == "accumulated" ? 2 : 1,
        Averaging = kind switch { "exponential" => new ExponentialAveraging { Decay = 0.8f }, "stochastic" => new StochasticAveraging { FirstEpoch = 2 }, _ => null },
    };

    private static void Refused(ITrainingTask task, TrainingOptions options, string difference)
    {
        var error = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Run(task, options, new(1), new FakeClock()));
        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
    }
}
