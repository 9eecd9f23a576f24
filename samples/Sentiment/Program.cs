using System.CommandLine;
using Sentiment;
using Spectre.Console;

var train = new Option<string?>("--train") { Description = "TSV with a header and the columns Label and Text. Without it: the sentences that come with the sample.", HelpName = "FILE" };
var test = new Option<string?>("--test") { Description = "TSV to evaluate on. Without it: a tenth of the training file.", HelpName = "FILE" };
var load = new Option<string?>("--load") { Description = "Train nothing: load this model and tell the opinion of the given sentences.", HelpName = "FILE" };
var model = new Option<string>("--model") { Description = "Where the trained model goes.", HelpName = "FILE", DefaultValueFactory = _ => "model.zip" };
var encoder = new Option<string>("--encoder") { Description = "The network that reads the words: lstm, gru, rnn or cnn.", HelpName = "NAME", DefaultValueFactory = _ => "lstm" };
encoder.AcceptOnlyFromAmong("lstm", "gru", "rnn", "cnn");
var seed = new Option<int>("--seed") { Description = "The same seed gives the same model.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Epochs at the most; training stops earlier when validation gets no better.", DefaultValueFactory = _ => 20 };
var json = new Option<string?>("--json") { Description = "Write the run's figures to this file.", HelpName = "FILE" };
var sentences = new Argument<string[]>("sentences") { Description = "Sentences to tell the opinion of.", Arity = ArgumentArity.ZeroOrMore };

var command = new RootCommand("Learns sentiment from labelled sentences with an LSTM in an ML.NET pipeline, saves it as model.zip, loads it and predicts.")
{
    train, test, load, model, encoder, seed, epochs, json, sentences,
};
command.SetAction(parsed => Run(new Settings
{
    TrainFile = parsed.GetValue(train),
    TestFile = parsed.GetValue(test),
    LoadFile = parsed.GetValue(load),
    ModelFile = parsed.GetRequiredValue(model),
    Encoder = parsed.GetRequiredValue(encoder),
    Seed = parsed.GetValue(seed),
    Epochs = parsed.GetValue(epochs),
    JsonFile = parsed.GetValue(json),
    Sentences = parsed.GetValue(sentences) ?? [],
}));
return command.Parse(args).Invoke();

static int Run(Settings settings)
{
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Capabilities.Ansi = false; // plain text for files and pipes
    // The first Ctrl-C ends training with the best model so far, the second ends the program.
    using var cancellation = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = !cancellation.IsCancellationRequested;
        cancellation.Cancel();
    };
    try
    {
        if (settings.LoadFile is null)
            TrainAndSave(settings, cancellation.Token);
        Predictions.Show(settings.LoadFile ?? settings.ModelFile, settings.Sentences.Length > 0 ? settings.Sentences : Predictions.Examples);
        return 0;
    }
    catch (OperationCanceledException)
    {
        AnsiConsole.MarkupLine("[yellow]Cancelled before the first epoch was done: there is no model.[/]");
        return 130;
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException or InvalidDataException)
    {
        AnsiConsole.MarkupLineInterpolated($"[red]{error.GetBaseException().Message}[/]");
        return 1;
    }
}

static void TrainAndSave(Settings settings, CancellationToken cancellation)
{
    var trained = ProgressBar.Run(progress => Training.Run(settings, progress, cancellation));
    if (trained.Result.WasCancelled)
        AnsiConsole.MarkupLine("[yellow]Cancelled: this is the best model so far.[/]");
    Report.Show(trained);
    trained.Save(settings.ModelFile);
    AnsiConsole.MarkupLineInterpolated($"Saved as [blue]{settings.ModelFile}[/]. A new MLContext loads it and says:");
    if (settings.JsonFile is not null)
        Report.WriteJson(trained, settings.JsonFile);
}
