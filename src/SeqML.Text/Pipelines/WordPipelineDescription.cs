using System.Text.Json;
using System.Text.Json.Serialization;
using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Stemming;

namespace SeqML.Text.Pipelines;

/// <summary>A pipeline as data. Its stages are texts of their own, that they read themselves.</summary>
internal sealed record WordPipelineDescription(string? Normalizer, string Tokenizer, IReadOnlyList<string>? StopWords, string? Stemmer, string? Lemmatizer = null)
{
    public static WordPipelineDescription Of(WordPipeline pipeline) =>
        new(pipeline.Normalizer?.ToJson(), pipeline.Tokenizer.ToJson(), pipeline.StopWords?.Words, pipeline.Stemmer?.Name, pipeline.Lemmatizer?.ToJson());

    /// <exception cref="InvalidDataException">It is none, or is damaged.</exception>
    public static WordPipelineDescription Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WordPipelineJson.Default.WordPipelineDescription)
                ?? throw new InvalidDataException("Expected the description of a pipeline of words, found null.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"Expected the description of a pipeline of words, as WordPipeline.ToJson writes it, found '{(json.Length <= 200 ? json : json[..200])}': {error.Message}", error);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, WordPipelineJson.Default.WordPipelineDescription);

    /// <exception cref="InvalidDataException">A stage is damaged.</exception>
    public WordPipeline ToPipeline() => Stemmer is not null && Lemmatizer is not null ? throw new InvalidDataException("Expected a stemmer or a lemmatizer, found both.") : new()
    {
        Normalizer = Normalizer is null ? null : TextNormalizer.FromJson(Normalizer),
        Tokenizer = Tokenization.Tokenizer.FromJson(Tokenizer),
        StopWords = StopWords is null ? null : Text.StopWords.StopWords.FromWords(StopWords),
        Stemmer = Stemmer is null ? null : StemmerOf(Stemmer),
        Lemmatizer = Lemmatizer is null ? null : EnglishLemmatizer.FromJson(Lemmatizer),
    };

    private static Stemmer StemmerOf(string name)
    {
        try
        {
            return Stemming.Stemmer.Of(name);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WordPipelineDescription))]
internal sealed partial class WordPipelineJson : JsonSerializerContext;
