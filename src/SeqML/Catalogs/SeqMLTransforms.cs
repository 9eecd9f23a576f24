using System.Runtime.CompilerServices;
using Microsoft.ML;
using SeqML.Embeddings;
using SeqML.Embeddings.Pooling;
using SeqML.Explanation;
using SeqML.Featurizers;
using SeqML.Lemmatization;
using SeqML.Normalization;
using SeqML.Stages;
using SeqML.Stemming;
using SeqML.StopWordRemoval;
using SeqML.Subwords;
using SeqML.Tasks.Classification;
using SeqML.Tasks.Encoders;
using SeqML.Tasks.Explanation;
using SeqML.Tasks.Tagging;
using SeqML.Text.Lemmatization;
using SeqML.Text.Normalization;
using SeqML.Text.Pipelines;
using SeqML.Text.Stemming;
using SeqML.Text.StopWords;
using SeqML.Text.Subwords;
using SeqML.Text.Tokenization;
using SeqML.Text.Tokenization.Sentences;
using SeqML.Text.Vocabularies;
using SeqML.TextEncoding;
using SeqML.Tokenization;
using SeqML.Vocabularies;

namespace SeqML;

/// <summary>From text to what trainers read.</summary>
public sealed class SeqMLTransforms
{
    private readonly MLContext context;

    internal SeqMLTransforms(MLContext context) => this.context = context;

    /// <summary>Normalizes text by stages in an order: case, white space, HTML, addresses, numbers, contractions and more. Unlike ML.NET's NormalizeText, each stage is on or off by itself.</summary>
    /// <param name="outputColumnName">A Text column.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="normalizer">The stages; null for <see cref="TextNormalizer.Default"/>. The model holds them, with all that they know.</param>
    public TextStageEstimator NormalizeText(string outputColumnName, string? inputColumnName = null, TextNormalizer? normalizer = null) =>
        new(context, NormalizeTextStage.Create(outputColumnName, Input(outputColumnName, inputColumnName), normalizer ?? TextNormalizer.Default));

    /// <summary>Splits text into words, numbers and symbols. Unlike ML.NET's TokenizeIntoWords, which splits at spaces, it parts "good." into "good" and ".", and keeps "don't" whole.</summary>
    /// <param name="outputColumnName">The words, a vector of Text of variable size; none for a missing or blank text.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    public TextStageEstimator TokenizeWords(string outputColumnName, string? inputColumnName = null) =>
        new(context, TokenizeWordsStage.Create(outputColumnName, Input(outputColumnName, inputColumnName)));

    /// <summary>From text to words in one step, by a pipeline of stages. It is faster than a step a stage, and tells where each word stood in the text, whatever was done to it on the way.</summary>
    /// <param name="outputColumnName">The words, a vector of Text of variable size; none for a missing or blank text.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="pipeline">What is done; the model holds it, with all that it knows.</param>
    /// <param name="startColumnName">A column for where each word starts in the text, in UTF-16 units: a vector of Int32; null for none.</param>
    /// <param name="lengthColumnName">A column for the length of each word in the text: a vector of Int32; null for none.</param>
    /// <exception cref="ArgumentException">A name is empty, or two of the columns have the same.</exception>
    public TextStageEstimator TokenizeWords(string outputColumnName, string? inputColumnName, WordPipeline pipeline, string? startColumnName = null, string? lengthColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        CheckOptional(startColumnName);
        CheckOptional(lengthColumnName);
        return new TextStageEstimator(context, TokenizeWordsStage.Create(outputColumnName, Input(outputColumnName, inputColumnName), pipeline, startColumnName, lengthColumnName));
    }

    /// <summary>Splits text by any tokenizer: <c>TokenizeWords("Tokens", "Text", new TreebankTokenizer())</c>.</summary>
    /// <param name="outputColumnName">The tokens, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="tokenizer">What splits; the model holds it.</param>
    /// <param name="startColumnName">A column for where each token starts in the text, in UTF-16 units: a vector of Int32; null for none.</param>
    /// <param name="lengthColumnName">A column for the length of each token: a vector of Int32; null for none.</param>
    /// <exception cref="ArgumentException">A name is empty, or two of the columns have the same.</exception>
    public TextStageEstimator TokenizeWords(string outputColumnName, string? inputColumnName, Tokenizer tokenizer, string? startColumnName = null, string? lengthColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return TokenizeWords(outputColumnName, inputColumnName, new WordPipeline { Tokenizer = tokenizer }, startColumnName, lengthColumnName);
    }

    /// <summary>Tells which words of each text decided for the class that a classifier predicts, or against it.</summary>
    /// <param name="model">A fitted or a loaded pipeline with one classifier of SeqML in it. The stage holds a copy of the classifier, so that it is saved and loaded by itself or with others.</param>
    /// <param name="outputColumnName">A score a word, a vector of Single of variable size: above 0 for the class, below 0 against it. Of tokens there is one for each; those that the classifier passes over have 0.</param>
    /// <param name="inputColumnName">What the classifier reads: a Text column, or a vector of Text where it was trained on tokens.</param>
    /// <param name="method">How it is told. docs/explanation.md compares the methods.</param>
    /// <param name="steps">Where integrated gradients look on their way, from 1 to 10,000. Ignored with other methods.</param>
    /// <param name="startColumnName">A column for where each word starts in the text, in UTF-16 units: a vector of Int32; null for none. For Text only.</param>
    /// <param name="lengthColumnName">A column for the length of each word in the text: a vector of Int32; null for none. For Text only.</param>
    /// <param name="tokensColumnName">A column for the words themselves: a vector of Text; null for none. For Text only.</param>
    /// <exception cref="ArgumentException">There is no classifier in the model, or there are several; or columns are named for the words of tokens, or two alike.</exception>
    /// <exception cref="InvalidOperationException">The model reads keys; or attention is asked of one that pools otherwise.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such method, or the steps are out of range.</exception>
    public TextStageEstimator ExplainPrediction(
        ITransformer model, string outputColumnName = "Importance", string inputColumnName = "Text", ExplanationMethod method = ExplanationMethod.IntegratedGradients, int steps = 50,
        string? startColumnName = null, string? lengthColumnName = null, string? tokensColumnName = null) =>
        new(context, ExplainPredictionStage.Create(new ExplainedModel(model), outputColumnName, inputColumnName, method, steps, tokensColumnName, startColumnName, lengthColumnName));

    /// <summary>Splits text into sentences.</summary>
    /// <param name="outputColumnName">The sentences, a vector of Text of variable size; none for a missing or blank text.</param>
    /// <param name="inputColumnName">A Text column; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="splitter">For another language, or with line breaks as ends; null for English.</param>
    /// <param name="startColumnName">A column for where each sentence starts in the text, in UTF-16 units: a vector of Int32; null for none.</param>
    /// <param name="lengthColumnName">A column for the length of each sentence: a vector of Int32; null for none.</param>
    public TextStageEstimator SplitSentences(string outputColumnName, string? inputColumnName = null, SentenceSplitter? splitter = null, string? startColumnName = null, string? lengthColumnName = null) =>
        TokenizeWords(outputColumnName, inputColumnName, splitter ?? new SentenceSplitter(), startColumnName, lengthColumnName);

    /// <summary>Removes the stop words of a language. Unlike ML.NET's RemoveDefaultStopWords it can keep negations: <c>RemoveStopWords("Tokens", keep: StopWords.Negations)</c>.</summary>
    /// <param name="outputColumnName">The other words, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A vector of Text; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="language">The language's code of ISO 639-1.</param>
    /// <param name="keep">Words that stay although they are on the list; null for none.</param>
    /// <param name="add">Words that go although they are not; null for none.</param>
    /// <exception cref="ArgumentException">SeqML does not bring the language.</exception>
    public TextStageEstimator RemoveStopWords(string outputColumnName, string? inputColumnName = null, string language = "en", KeptWords? keep = null, IEnumerable<string>? add = null) =>
        RemoveStopWords(outputColumnName, inputColumnName, Text.StopWords.StopWords.Of(language, keep, add));

    /// <summary>Removes stop words.</summary>
    /// <param name="outputColumnName">The other words, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A vector of Text; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="stopWords">The words; the model holds a copy of them.</param>
    public TextStageEstimator RemoveStopWords(string outputColumnName, string? inputColumnName, Text.StopWords.StopWords stopWords)
    {
        ArgumentNullException.ThrowIfNull(stopWords);
        return new TextStageEstimator(context, RemoveStopWordsStage.Create(outputColumnName, Input(outputColumnName, inputColumnName), stopWords));
    }

    /// <summary>Learns which words most rows have, and removes those.</summary>
    /// <param name="outputColumnName">The other words, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A vector of Text; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="options">How frequent a stop word is; null for <see cref="StopWordsOptions"/>' defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LearnedStopWordsEstimator LearnStopWords(string outputColumnName, string? inputColumnName = null, StopWordsOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, options ?? new StopWordsOptions());

    /// <summary>Cuts words down to their stems. They should be in lower case.</summary>
    /// <param name="outputColumnName">The stems, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A vector of Text; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="stemmer">One of <see cref="Stemmer.Names"/>: the code of a language of ISO 639-1 for its usual stemmer, or an algorithm's name.</param>
    /// <exception cref="ArgumentException">There is no such stemmer.</exception>
    public TextStageEstimator Stem(string outputColumnName, string? inputColumnName = null, string stemmer = "en") =>
        new(context, StemStage.Create(outputColumnName, Input(outputColumnName, inputColumnName), Stemmer.Of(stemmer)));

    /// <summary>Takes forms of English words to the forms that a dictionary lists: "went" to "go", "mice" to "mouse".</summary>
    /// <param name="outputColumnName">The lemmas, a vector of Text of variable size.</param>
    /// <param name="inputColumnName">A vector of Text, the words of a sentence; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="partOfSpeechColumnName">A vector of Text with a tag for each word, of Universal Dependencies or of the Penn Treebank; null to guess them. Where a word has none, it is guessed.</param>
    /// <param name="lemmatizer">One with data of one's own; null for SeqML's.</param>
    public TextStageEstimator Lemmatize(string outputColumnName, string? inputColumnName = null, string? partOfSpeechColumnName = null, EnglishLemmatizer? lemmatizer = null)
    {
        var input = Input(outputColumnName, inputColumnName);
        CheckOptional(partOfSpeechColumnName);
        return new TextStageEstimator(context, LemmatizeStage.Create(outputColumnName, input, partOfSpeechColumnName, lemmatizer ?? new EnglishLemmatizer()));
    }

    /// <summary>Learns a vocabulary and maps words to keys: frequent words first, of equals in ordinal order, rare ones as one unknown word. Unlike ML.NET's MapValueToKey it counts, and the key of an unknown word is not missing.</summary>
    /// <param name="outputColumnName">The keys, a vector of Key of variable size whose values are the words, so that MapKeyToValue leads back.</param>
    /// <param name="inputColumnName">A vector of Text, or a Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="options">Which words have a key; null for <see cref="VocabularyOptions"/>' defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public VocabularyEstimator MapWordsToKey(string outputColumnName, string? inputColumnName = null, VocabularyOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, options ?? new VocabularyOptions());

    /// <summary>Maps words to keys by their hash: a fixed number of keys, nothing to learn, no unknown words; but different words share a key. (<see cref="HashingVocabulary"/>.)</summary>
    /// <param name="outputColumnName">The keys, a vector of Key of variable size whose values are the numbers of the buckets, from 0 on.</param>
    /// <param name="inputColumnName">A vector of Text, or a Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="size">How many keys; from 1 to 2^24 (16,777,216): the model lists them, which takes about 0.15 s a million.</param>
    /// <param name="seed">Another seed puts other words together.</param>
    public TextStageEstimator HashWords(string outputColumnName, string? inputColumnName = null, int size = 65536, uint seed = 0)
    {
        if (size > HashStage.LargestSize)
            throw new ArgumentOutOfRangeException(nameof(size), size, FormattableString.Invariant($"Expected at most {HashStage.LargestSize:#,0} keys, since a model lists all of them. Take fewer: different words may share a key."));
        var buckets = new HashingVocabulary(size, seed);
        var input = Input(outputColumnName, inputColumnName);
        return new TextStageEstimator(context, input, isText => HashStage.Create(outputColumnName, input, isText, buckets));
    }

    /// <summary>Learns subwords of the rows' texts, and writes the texts by them: <c>LearnSubwords("Ids", "Text", texts => WordPieceTokenizer.Learn(texts))</c>.</summary>
    /// <param name="outputColumnName">The subwords, a vector of Key of variable size: key k is the tokenizer's id k - 1, and its value the token as the public files write it.</param>
    /// <param name="inputColumnName">A Text column, or a vector of Text, of which each is a text of its own; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="learn">Makes a tokenizer of texts, of any kind and with any options. It may go over the texts several times; each time reads the rows.</param>
    /// <param name="options">What stands around the subwords, and columns for their places; null for <see cref="EncodeSubwordsOptions"/>' defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public LearnedSubwordsEstimator LearnSubwords(string outputColumnName, string? inputColumnName, Func<IEnumerable<string>, SubwordTokenizer> learn, EncodeSubwordsOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, learn, options ?? new EncodeSubwordsOptions());

    /// <summary>Writes texts by the subwords of a tokenizer that was learned or loaded before.</summary>
    /// <param name="outputColumnName">The subwords, a vector of Key of variable size: key k is the tokenizer's id k - 1, and its value the token as the public files write it.</param>
    /// <param name="inputColumnName">A Text column, or a vector of Text, of which each is a text of its own; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="tokenizer">The tokenizer; the model holds a copy of it.</param>
    /// <param name="options">What stands around the subwords, and columns for their places; null for <see cref="EncodeSubwordsOptions"/>' defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TextStageEstimator EncodeSubwords(string outputColumnName, string? inputColumnName, SubwordTokenizer tokenizer, EncodeSubwordsOptions? options = null)
    {
        var input = Input(outputColumnName, inputColumnName);
        ArgumentNullException.ThrowIfNull(tokenizer);
        options ??= new EncodeSubwordsOptions();
        options.Validate();
        var state = SubwordState.Of(tokenizer, options).ToText();
        return new TextStageEstimator(context, input, isText => SubwordStages.Encode(outputColumnName, input, isText, tokenizer, options, state));
    }

    /// <summary>Makes texts of the keys of <see cref="EncodeSubwords"/>: the tokens that fill or frame a text are left out, and so are missing keys.</summary>
    /// <param name="outputColumnName">A Text column.</param>
    /// <param name="inputColumnName">A vector of Key whose keys are the tokenizer's ids and 1; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="tokenizer">The tokenizer; the model holds a copy of it.</param>
    public TextStageEstimator DecodeSubwords(string outputColumnName, string? inputColumnName, SubwordTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new TextStageEstimator(context, SubwordStages.Decode(outputColumnName, Input(outputColumnName, inputColumnName), tokenizer));
    }

    /// <summary>Makes one vector of the vectors of a text's words: features of a known size, which any trainer of ML.NET takes.</summary>
    /// <param name="outputColumnName">The features, a vector of Single of known size; zeros for a text without known words.</param>
    /// <param name="inputColumnName">A Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does, or a vector of Text; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="vectors">The words' vectors; the model holds those of the words that it knows.</param>
    /// <param name="pooling">How they become one; null for <see cref="MeanPooling"/>. <see cref="TfIdfPooling"/> and <see cref="SifPooling"/> learn of the rows.</param>
    /// <param name="options">Which words the model knows; null for <see cref="FeaturizerOptions"/>' defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There would be more than 8,191 features.</exception>
    public TextFeaturizerEstimator FeaturizeWords(string outputColumnName, string? inputColumnName, WordVectors vectors, WordPooling? pooling = null, FeaturizerOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, vectors, pooling ?? new MeanPooling(), options ?? new FeaturizerOptions());

    /// <summary>Gives each word of a text its vector: one after the other, a sequence as long as the text.</summary>
    /// <param name="outputColumnName">The vectors, a vector of Single of variable size: the numbers of the first word, then those of the second.</param>
    /// <param name="inputColumnName">A vector of Text, or a Text column, which is split as <see cref="TokenizeWords(string, string?)"/> does; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="vectors">The words' vectors; the model holds those of the words that it knows.</param>
    /// <param name="unknownWords">What a word without a vector gives.</param>
    /// <param name="options">Which words the model knows; null for <see cref="FeaturizerOptions"/>' defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SequenceFeaturizerEstimator EmbedWords(
        string outputColumnName, string? inputColumnName, WordVectors vectors, UnknownWords unknownWords = UnknownWords.Zeros, FeaturizerOptions? options = null) =>
        new(context, outputColumnName, inputColumnName ?? outputColumnName, vectors, unknownWords, options ?? new FeaturizerOptions());

    /// <summary>Gives each text the vector that a trained model makes of it, before its head: features of a known size, which any trainer of ML.NET takes.</summary>
    /// <param name="outputColumnName">The features, a vector of Single of known size. A tagger's are the mean of its tokens' vectors; a model of pairs gives the vector of one text.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A fitted or a loaded pipeline with one classifier or tagger of SeqML in it; the stage holds a copy.</param>
    /// <exception cref="ArgumentException">There is no such model in it, or there are several.</exception>
    /// <exception cref="InvalidOperationException">It has more than 8,191 numbers for a text.</exception>
    public TextStageEstimator EncodeText(string outputColumnName, string? inputColumnName, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Text(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.In(model)));
    }

    /// <summary>Gives each token of a text the vector that a trained model makes of it in its context, as ELMo does (Peters et al. 2018): one after the other.</summary>
    /// <param name="outputColumnName">The vectors, a vector of Single of variable size. A classifier gives those of the tokens that it reads, a tagger one a word.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A fitted or a loaded pipeline with one classifier or tagger of SeqML in it; the stage holds a copy.</param>
    /// <param name="layers">Of which of the encoder's layers they are.</param>
    /// <exception cref="ArgumentException">There is no such model in it, or there are several.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such layers.</exception>
    public TextStageEstimator EncodeTokens(string outputColumnName, string? inputColumnName, ITransformer model, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Tokens(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.In(model), layers));
    }

    /// <summary>Gives each text the vector that a trained model makes of it, before its head: features of a known size, which any trainer of ML.NET takes.</summary>
    /// <param name="outputColumnName">The features, a vector of Single of known size. A tagger's are the mean of its tokens' vectors; a model of pairs gives the vector of one text.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A classifier of any kind, or a regressor, that was trained or loaded without ML.NET; the stage holds a copy.</param>
    /// <exception cref="InvalidOperationException">It has more than 8,191 numbers for a text.</exception>
    public TextStageEstimator EncodeText(string outputColumnName, string? inputColumnName, TextModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Text(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.Of(model)));
    }

    /// <summary>Gives each token of a text the vector that a trained model makes of it in its context, as ELMo does (Peters et al. 2018): one after the other.</summary>
    /// <param name="outputColumnName">The vectors, a vector of Single of variable size. A classifier gives those of the tokens that it reads, a tagger one a word.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A classifier of any kind, or a regressor, that was trained or loaded without ML.NET; the stage holds a copy.</param>
    /// <param name="layers">Of which of the encoder's layers they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such layers.</exception>
    public TextStageEstimator EncodeTokens(string outputColumnName, string? inputColumnName, TextModel model, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Tokens(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.Of(model), layers));
    }

    /// <summary>Gives each text the vector that a trained model makes of it, before its head: features of a known size, which any trainer of ML.NET takes.</summary>
    /// <param name="outputColumnName">The features, a vector of Single of known size. A tagger's are the mean of its tokens' vectors; a model of pairs gives the vector of one text.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A tagger that was trained or loaded without ML.NET; the stage holds a copy.</param>
    /// <exception cref="InvalidOperationException">It has more than 8,191 numbers for a text.</exception>
    public TextStageEstimator EncodeText(string outputColumnName, string? inputColumnName, SequenceTagger model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Text(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.Of(model)));
    }

    /// <summary>Gives each token of a text the vector that a trained model makes of it in its context, as ELMo does (Peters et al. 2018): one after the other.</summary>
    /// <param name="outputColumnName">The vectors, a vector of Single of variable size. A classifier gives those of the tokens that it reads, a tagger one a word.</param>
    /// <param name="inputColumnName">What the model reads: a Text column, a vector of Text where it was trained on tokens, or of Key; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="model">A tagger that was trained or loaded without ML.NET; the stage holds a copy.</param>
    /// <param name="layers">Of which of the encoder's layers they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no such layers.</exception>
    public TextStageEstimator EncodeTokens(string outputColumnName, string? inputColumnName, SequenceTagger model, TokenLayers layers = TokenLayers.Last)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TextStageEstimator(context, EncodingStages.Tokens(outputColumnName, Input(outputColumnName, inputColumnName), EncodedModel.Of(model), layers));
    }

    /// <summary>The input column, which is the output column where it is not named.</summary>
    private static string Input(string outputColumnName, string? inputColumnName)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        CheckOptional(inputColumnName);
        return inputColumnName ?? outputColumnName;
    }

    private static void CheckOptional(string? column, [CallerArgumentExpression(nameof(column))] string? argument = null)
    {
        if (column is not null)
            ArgumentException.ThrowIfNullOrEmpty(column, argument);
    }
}
