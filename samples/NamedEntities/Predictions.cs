using Microsoft.ML;
using Spectre.Console;

namespace NamedEntities;

/// <summary>Loads model.zip, and asks it. ml.Model.Load finds what it needs: nothing is registered.</summary>
internal static class Predictions
{
    /// <summary>Texts that are not among the sample's sentences.</summary>
    public static readonly string[] Examples =
    [
        "Maria Okafor flew from Lagos to Berlin on 3 March 2019.",
        "Apple will open an office in Nairobi next Tuesday, said Reuters.",
        "An apple a day is what Dr. Sarah Chen recommends to her French patients.",
        "Jordan Smith has lived in Jordan since the 1990s.",
        "The University of Vienna and Siemens signed a contract on Friday.",
        "In June 2021 the Dutch beat Austria 2-0 in Amsterdam.",
        "They met at the World Cup in Mexico City and married in May.",
        "We were late because the bus broke down.",
    ];

    public static void Show(string modelFile, IEnumerable<string> texts, string? htmlFile)
    {
        using var engine = Load(modelFile);
        var sentences = texts.Select(text => new TaggedSentence(text, engine.Predict(new Sentence { Text = text }).Entities)).ToList();
        Terminal.Show(sentences);
        if (htmlFile is null)
            return;
        Page.Write(sentences, htmlFile);
        AnsiConsole.MarkupLineInterpolated($"The page is [blue]{htmlFile}[/].");
    }

    /// <summary>Loads the model and asks it once, so that a damaged file is told of here, by its name.</summary>
    private static PredictionEngine<Sentence, Finding> Load(string modelFile)
    {
        if (!File.Exists(modelFile))
            throw new FileNotFoundException($"Expected a model at '{modelFile}', found no such file.", modelFile);
        try
        {
            var ml = new MLContext();
            var engine = ml.Model.CreatePredictionEngine<Sentence, Finding>(ml.Model.Load(modelFile, out _));
            engine.Predict(new Sentence());
            return engine;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException($"Expected a model of this sample in '{modelFile}', found a file that is none, or is damaged: {error.GetBaseException().Message}", error);
        }
    }
}
