using Microsoft.ML;
using SeqML.Descriptions;
using SeqML.Explanation;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Explanation;

namespace SeqML;

/// <summary>SeqML's trainers and transforms, by what they are for.</summary>
public sealed class SeqMLCatalog
{
    private readonly MLContext context;

    internal SeqMLCatalog(MLContext context)
    {
        this.context = context;
        Transforms = new SeqMLTransforms(context);
        BinaryClassification = new SeqMLBinaryClassification(context);
        MulticlassClassification = new SeqMLMulticlassClassification(context);
        MultilabelClassification = new SeqMLMultilabelClassification(context);
        Regression = new SeqMLRegression(context);
        SequenceTagging = new SeqMLSequenceTagging(context);
        Data = new SeqMLData();
    }

    /// <summary>From text to what trainers read.</summary>
    public SeqMLTransforms Transforms { get; }

    /// <summary>Texts of two kinds, told by a Boolean label.</summary>
    public SeqMLBinaryClassification BinaryClassification { get; }

    /// <summary>Texts of several kinds, told by a Key label.</summary>
    public SeqMLMulticlassClassification MulticlassClassification { get; }

    /// <summary>Texts of which any number of labels hold, told by a vector of Key.</summary>
    public SeqMLMultilabelClassification MultilabelClassification { get; }

    /// <summary>A value of each text, told by a Single label.</summary>
    public SeqMLRegression Regression { get; }

    /// <summary>A tag for each token of a text, told by a vector of Key: named entities, chunks, parts of speech.</summary>
    public SeqMLSequenceTagging SequenceTagging { get; }

    /// <summary>Files of tagged sentences.</summary>
    public SeqMLData Data { get; }

    /// <summary>What a pipeline's classifier or tagger is: its configuration, layers and counts of weights, and the history of its training. Printed, it is a summary; <see cref="ModelDescription.SaveHtml"/> makes a page of curves.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier or tagger of SeqML in it.</param>
    /// <param name="inputSchema">The columns that it is given, to tell those that it makes of them: ml.Model.Load gives them. Null: they are not told.</param>
    /// <exception cref="ArgumentException">There is no such part in the model, or there are several.</exception>
    public ModelDescription Describe(ITransformer model, DataViewSchema? inputSchema = null)
    {
        var description = FittedModel.In(model).Description;
        return inputSchema is null ? description : description with
        {
            // What is hidden was replaced by another of its name.
            OutputColumns = [.. model.GetOutputSchema(inputSchema)
                .Where(column => !column.IsHidden && inputSchema.GetColumnOrNull(column.Name)?.Type.Equals(column.Type) != true)
                .Select(column => column.Name)],
        };
    }

    /// <summary>Writes the weights of a model's classifier or tagger to a file in the safetensors format, by PyTorch's names. docs/weights.md shows how PyTorch loads it.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier or tagger of SeqML in it.</param>
    /// <param name="filePath">A file, which is replaced where there is one.</param>
    /// <exception cref="ArgumentException">There is no such part in the model, or there are several.</exception>
    public void ExportWeights(ITransformer model, string filePath)
    {
        var found = FittedModel.In(model);
        using var file = File.Create(filePath);
        found.ExportWeights(file);
    }

    /// <summary>Writes the words that a model's classifier or tagger knows to a text file, a word a line, in the order of their ids from 2 on: 0 is padding, 1 is any other word. A model of keys has no words: key k has the id k + 1.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier or tagger of SeqML in it.</param>
    /// <param name="filePath">A file, which is replaced where there is one; UTF-8.</param>
    /// <exception cref="ArgumentException">There is no such part in the model, or there are several; or a word has a line break in it, so that a line cannot hold it.</exception>
    public void ExportVocabulary(ITransformer model, string filePath)
    {
        var words = FittedModel.In(model).Words;
        if (words.FirstOrDefault(word => word.AsSpan().ContainsAny('\r', '\n')) is { } broken)
            throw new ArgumentException($"Expected words without line breaks, to write one a line, found '{broken.ReplaceLineEndings("\\n")}'.", nameof(model));
        File.WriteAllText(filePath, string.Concat(words.Select(word => word + "\n")));
    }

    /// <summary>Which words of a text decided for a class or label, or against it, or raised or lowered the value.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier of SeqML in it, which reads Text.</param>
    /// <param name="text">What the classifier reads: where steps before it change the text, the changed one.</param>
    /// <param name="method">How it is told. docs/explanation.md compares the methods.</param>
    /// <param name="classIndex">The class, from 0: of a binary model 1 is true; of a multiclass or multilabel model they are in the order of Score. Null for the likeliest.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <exception cref="ArgumentException">There is no classifier in the model, or there are several; or it reads tokens.</exception>
    /// <exception cref="InvalidOperationException">The model reads keys; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(ITransformer model, string? text, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50)
    {
        var explained = new ExplainedModel(model);
        if (explained.Model.Config.Input == InputKind.Tokens)
            throw new ArgumentException("Expected a classifier that reads Text, found one that reads tokens. Give the tokens that the steps before it make of the text.", nameof(model));
        return Named(explained, explained.Model.Explain(text, method, classIndex, steps));
    }

    /// <summary>Which words decided, of a text that is given as tokens.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier of SeqML in it.</param>
    /// <param name="tokens">What the classifier reads: the tokens that the steps before it make of a text.</param>
    /// <param name="method">How it is told.</param>
    /// <param name="classIndex">The class or label, from 0; null for the likeliest.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <exception cref="ArgumentException">There is no classifier in the model, or there are several.</exception>
    /// <exception cref="InvalidOperationException">The model reads keys; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method or class, or the steps are out of range.</exception>
    public TextExplanation Explain(ITransformer model, IReadOnlyList<string?> tokens, ExplanationMethod method = ExplanationMethod.IntegratedGradients, int? classIndex = null, int steps = 50)
    {
        var explained = new ExplainedModel(model);
        return Named(explained, explained.Model.Explain(tokens, method, classIndex, steps));
    }

    /// <summary>
    /// Loads a model as <c>ml.Model.Load</c> does, and checks it at once: an error names the file. (Of damage to a file,
    /// ml.Model.Load finds some itself; what is left, SeqML finds at the first prediction.)
    /// </summary>
    /// <param name="filePath">A file that <c>ml.Model.Save</c> wrote.</param>
    /// <param name="inputSchema">The columns that the model was saved with; null where there were none, and then no row can be tried.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a folder, or may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is no ML.NET model, or is damaged.</exception>
    public ITransformer LoadModel(string filePath, out DataViewSchema? inputSchema) => CheckedLoading.Load(context, filePath, out inputSchema);

    private TextExplanation Named(ExplainedModel model, TextExplanation explanation) => explanation with { ClassName = model.NameOf(context, explanation.ClassIndex) };
}
