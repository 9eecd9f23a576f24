using Microsoft.ML;
using SeqML.Persistence;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Tagging;

namespace SeqML.TextEncoding;

/// <summary>A trained model as an encoder of texts: a classifier of any kind, or a tagger. (A language model will be a third; what a model gives is said here and in <see cref="EncoderState"/> alone.)</summary>
internal sealed class EncodedModel
{
    private EncodedModel(ReadOnlyMemory<char> text, TextModel? classifier, SequenceTagger? tagger) => (Text, Classifier, Tagger) = (text, classifier, tagger);

    /// <summary>The model as text.</summary>
    public ReadOnlyMemory<char> Text { get; }

    public TextModel? Classifier { get; }

    /// <summary>The model of keys, which taggers do not read.</summary>
    /// <exception cref="InvalidDataException">It is a tagger.</exception>
    public TextModel OfKeys => Classifier ?? throw new InvalidDataException("Expected a classifier or regressor, which reads keys, found a tagger: the model file is damaged.");

    public SequenceTagger? Tagger { get; }

    /// <summary>What it reads.</summary>
    public InputKind Input => Classifier?.Config.Input ?? (Tagger!.Config.Input == TaggerInput.Text ? InputKind.Text : InputKind.Tokens);

    /// <summary>Numbers in a vector.</summary>
    public int Size => Classifier?.EncodingSize ?? Tagger!.EncodingSize;

    /// <summary>The one model in a fitted pipeline.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several.</exception>
    public static EncodedModel In(ITransformer model)
    {
        var found = FittedModel.TextIn(model);
        return found.IsTagger ? new EncodedModel(found.Text, null, ModelText.Tagger(found.Text)) : new EncodedModel(found.Text, ModelText.Model(found.Text), null);
    }

    public static EncodedModel Of(TextModel model) => new(ModelText.Encode(model.Save()).AsMemory(), model, null);

    public static EncodedModel Of(SequenceTagger model) => new(ModelText.Encode(model.Save()).AsMemory(), null, model);

    /// <exception cref="InvalidDataException">The text is no such model, or is damaged.</exception>
    public static EncodedModel Load(ReadOnlyMemory<char> text, bool isTagger)
    {
        var bytes = ModelText.Decode(text.Span);
        return isTagger ? new EncodedModel(text, null, SequenceTagger.Load(bytes)) : new EncodedModel(text, TextModel.LoadAny(bytes), null);
    }

    public void EncodeTokens(ReadOnlySpan<char> text, TokenVectors vectors, TokenLayers layers)
    {
        if (Classifier is not null)
            Classifier.EncodeTokens(text, vectors, layers);
        else
            Tagger!.EncodeTokens(text, vectors, layers);
    }

    public void EncodeTokens(ReadOnlySpan<ReadOnlyMemory<char>> tokens, TokenVectors vectors, TokenLayers layers)
    {
        if (Classifier is not null)
            Classifier.EncodeTokens(tokens, vectors, layers);
        else
            Tagger!.EncodeTokens(tokens, vectors, layers);
    }
}
