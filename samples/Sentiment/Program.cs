using System.CommandLine;
using SeqML;
using Sentiment;
using Spectre.Console;

var train = new Option<string?>("--train") { Description = "TSV with the columns Label and Text named in its first line; no quoting. Without it: the sentences that come with the sample.", HelpName = "FILE" };
var test = new Option<string?>("--test") { Description = "TSV to evaluate on. Without it: a tenth of the training file.", HelpName = "FILE" };
var load = new Option<string?>("--load") { Description = "Train nothing: load this model and tell the opinion of the given sentences.", HelpName = "FILE" };
var model = new Option<string>("--model") { Description = "Where the trained model goes.", HelpName = "FILE", DefaultValueFactory = _ => "model.zip" };
var encoder = new Option<string>("--encoder") { Description = "The network that reads the words: lstm, gru, rnn, cnn or transformer.", HelpName = "NAME", DefaultValueFactory = _ => "lstm" };
encoder.AcceptOnlyFromAmong("lstm", "gru", "rnn", "cnn", "transformer");
var seed = new Option<int>("--seed") { Description = "The same seed gives the same model.", DefaultValueFactory = _ => 1 };
var epochs = new Option<int>("--epochs") { Description = "Epochs at the most; training stops earlier when validation gets no better.", DefaultValueFactory = _ => 20 };
var json = new Option<string?>("--json") { Description = "Write the run's figures to this file.", HelpName = "FILE" };
var history = new Option<string?>("--history") { Description = "Write a page with the curves of the training to this file.", HelpName = "FILE" };
var explain = new Option<string?>("--explain") { Description = "Show which words of this text decided.", HelpName = "TEXT" };
var explainHtml = new Option<string?>("--explain-html") { Description = "Write that as HTML to this file; with --explain.", HelpName = "FILE" };
var sentences = new Argument<string[]>("sentences") { Description = "Sentences to tell the opinion of.", Arity = ArgumentArity.ZeroOrMore };

var command = new RootCommand("Learns sentiment from labelled sentences with a neural network in an ML.NET pipeline, saves it as model.zip, loads it and predicts.")
{
    train, test, load, model, encoder, seed, epochs, json, history, explain, explainHtml, sentences,
};
// A misspelt option would otherwise be a sentence, and train a whole model.
sentences.Validators.Add(result =>
{
    foreach (var token in result.Tokens)
        if (token.Value.StartsWith("--", StringComparison.Ordinal))
            result.AddError($"There is no option '{token.Value}'. --help lists those that there are.");
});
command.Validators.Add(result =>
{
    if (result.GetValue(explainHtml) is not null && result.GetValue(explain) is null)
        result.AddError("--explain-html writes what --explain shows: give both.");
    if (result.GetValue(load) is not null)
        foreach (var option in new Option[] { train, test, model, encoder, seed, epochs, json, history })
            if (result.GetResult(option) is { Implicit: false })
                result.AddError($"--load trains nothing: leave {option.Name} out.");
});
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
    HistoryFile = parsed.GetValue(history),
    ExplainText = parsed.GetValue(explain),
    ExplainHtmlFile = parsed.GetValue(explainHtml),
    Sentences = parsed.GetValue(sentences) ?? [],
}));
// A text may start with @, which is a name there and no file of arguments.
return command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).Invoke();

static int Run(Settings settings)
{
    if (Console.IsOutputRedirected)
        AnsiConsole.Profile.Capabilities.Ansi = false; // plain text for files and pipes
    // The first Ctrl-C ends training with the best model so far, the second ends the program.
    using var cancellation = new CancellationTokenSource();
    var training = settings.LoadFile is null;
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = training && !cancellation.IsCancellationRequested;
        cancellation.Cancel();
    };
    try
    {
        if (training)
        {
            Destinations.Require(settings.ModelFile, settings.JsonFile, settings.HistoryFile, settings.ExplainHtmlFile);
            var trained = ProgressBar.Run("accuracy", progress => Training.Run(settings, progress, cancellation.Token));
            training = false;
            Publish(trained, settings);
        }
        var modelFile = settings.LoadFile ?? settings.ModelFile;
        if (settings.Sentences.Length > 0 || settings.ExplainText is null)
            Predictions.Show(modelFile, settings.Sentences.Length > 0 ? settings.Sentences : Predictions.Examples);
        if (settings.ExplainText is not null)
            Explanations.Show(modelFile, settings.ExplainText, settings.ExplainHtmlFile);
        return 0;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("Cancelled before the first epoch was done: there is no model.");
        return 130;
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException or InvalidDataException)
    {
        Console.Error.WriteLine(error is InvalidDataException or IOException ? error.Message : error.GetBaseException().Message);
        return 1;
    }
}

static void Publish(TrainedModel trained, Settings settings)
{
    if (trained.Result.WasCancelled)
        AnsiConsole.MarkupLine("[yellow]Cancelled: this is the best model so far.[/]");
    Report.Show(trained);
    trained.Save(settings.ModelFile);
    if (settings.JsonFile is not null)
        Report.WriteJson(trained, settings.JsonFile);
    if (settings.HistoryFile is not null)
        trained.Context.SeqML().Describe(trained.Model).SaveHtml(settings.HistoryFile, $"Sentiment of sentences, {settings.Encoder.ToUpperInvariant()}");
    AnsiConsole.MarkupLineInterpolated($"Saved as [blue]{settings.ModelFile}[/]. A new MLContext loads it and says:");
}
