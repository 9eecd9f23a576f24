using System.Numerics.Tensors;

namespace SeqML.Embeddings.Pooling;

/// <summary>Makes one vector of a known size of the words of a text: sentence vectors, for any model that takes features. Any number of threads may use one.</summary>
public sealed class TextFeaturizer
{
    private readonly KeptVectors vectors;
    private readonly float[]? weights; // of the words; null where all are 1
    private readonly float[]? component; // what is taken out; null for nothing

    internal TextFeaturizer(WordPooling pooling, KeptVectors vectors, float[]? weights, float[]? component, WordCoverage? coverage = null) =>
        (Pooling, this.vectors, this.weights, this.component, Coverage) = (pooling, vectors, weights, component, coverage);

    /// <summary>How words become one vector.</summary>
    public WordPooling Pooling { get; }

    /// <summary>Numbers in the vector of a text.</summary>
    public int Size => Pooling.SizeOf(vectors.Size);

    /// <summary>The words that it knows.</summary>
    public IReadOnlyList<string> Words => vectors.Words;

    /// <summary>How many words of the texts that it was fitted to have a vector; null where it was not fitted here.</summary>
    public WordCoverage? Coverage { get; }

    internal KeptVectors Vectors => vectors;

    internal ReadOnlySpan<float> Weights => weights;

    internal ReadOnlySpan<float> Component => component;

    /// <summary>The weight of a word; of one that is not known, 0.</summary>
    public float WeightOf(ReadOnlySpan<char> word)
    {
        var index = vectors.IndexOf(word);
        return index < 0 ? 0 : weights?[index] ?? 1;
    }

    /// <summary>Learns what the pooling needs to know of texts.</summary>
    /// <param name="vectors">The words' vectors.</param>
    /// <param name="texts">The words of each text; they are gone through twice for <see cref="SifPooling"/>.</param>
    /// <param name="pooling">How words become one vector; null for <see cref="MeanPooling"/>.</param>
    /// <param name="options">Which words are known; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static TextFeaturizer Learn(WordVectors vectors, IEnumerable<IReadOnlyList<string>> texts, WordPooling? pooling = null, FeaturizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(texts);
        (pooling, options) = (pooling ?? new MeanPooling(), options ?? new FeaturizerOptions());
        pooling.Validate();
        options.Validate();
        if (pooling.LearnsComponent && vectors.Size > PrincipalComponent.LargestSize)
            throw new ArgumentException(FormattableString.Invariant($"Expected vectors of at most {PrincipalComponent.LargestSize:#,0} numbers, whose component can be learned, found {vectors.Size:#,0}."), nameof(vectors));
        var counts = new WordCounts(vectors);
        foreach (var text in texts)
            counts.Add(text);
        var kept = KeptVectors.Of(vectors, counts, options);
        var weights = pooling.LearnsWeights ? WeightsOf(kept, counts, pooling) : null;
        var featurizer = new TextFeaturizer(pooling, kept, weights, component: null, counts.Coverage);
        return pooling.LearnsComponent ? new TextFeaturizer(pooling, kept, weights, ComponentOf(featurizer, texts), counts.Coverage) : featurizer;
    }

    /// <summary>The vector of a text.</summary>
    /// <param name="words">Its words; those that are not known are passed over.</param>
    /// <param name="features">[<see cref="Size"/>]; zeros where no word is known.</param>
    /// <exception cref="ArgumentException">There is not room for just one vector.</exception>
    public void Featurize(ReadOnlySpan<ReadOnlyMemory<char>> words, Span<float> features)
    {
        Begin(features);
        var (count, sum) = (0, 0.0);
        foreach (var word in words)
            Add(word.Span, features, ref count, ref sum);
        Finish(features, count, sum);
    }

    /// <inheritdoc cref="Featurize(ReadOnlySpan{ReadOnlyMemory{char}}, Span{float})"/>
    public void Featurize(IReadOnlyList<string> words, Span<float> features)
    {
        ArgumentNullException.ThrowIfNull(words);
        Begin(features);
        var (count, sum) = (0, 0.0);
        for (var i = 0; i < words.Count; i++)
            Add(words[i], features, ref count, ref sum);
        Finish(features, count, sum);
    }

    /// <summary>Writes all that it knows: <see cref="Load"/> reads it.</summary>
    /// <param name="stream">Where it goes.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FeaturizerFile.Write(stream, this);
    }

    /// <summary>What <see cref="Save"/> wrote. It gives the same vectors to the last bit.</summary>
    /// <param name="stream">Read to its end.</param>
    /// <exception cref="InvalidDataException">It is no such file, or is damaged. The message says what is wrong.</exception>
    public static TextFeaturizer Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return FeaturizerFile.ReadText(stream);
    }

    private void Begin(Span<float> features)
    {
        if (features.Length != Size)
            throw new ArgumentException(FormattableString.Invariant($"Expected room for the {Size} numbers of a text's vector, found {features.Length}."), nameof(features));
        features.Clear();
    }

    private void Add(ReadOnlySpan<char> word, Span<float> features, ref int count, ref double sum)
    {
        var index = vectors.IndexOf(word);
        if (index < 0)
            return;
        var weight = weights?[index] ?? 1;
        Pooling.Add(features, vectors[index], weight, isFirst: count == 0);
        count++;
        sum += weight;
    }

    private void Finish(Span<float> features, int count, double sum)
    {
        if (count == 0)
            return;
        Pooling.Finish(features, count, sum);
        if (component is null)
            return;
        // v - u u^T v (algorithm 1, line 5); the product in one order, whatever the addresses.
        var product = 0.0;
        for (var i = 0; i < component.Length; i++)
            product += (double)component[i] * features[i];
        TensorPrimitives.MultiplyAdd(component, (float)-product, features, features);
    }

    private static float[] WeightsOf(KeptVectors kept, WordCounts counts, WordPooling pooling)
    {
        var weights = new float[kept.Words.Count];
        Array.Fill(weights, pooling.WeightOf(0, 0, counts.Totals));
        foreach (var word in counts.MostFrequent)
            if (kept.IndexOfOwn(word.Word) is var index and >= 0)
                weights[index] = pooling.WeightOf(word.Count, word.Texts, counts.Totals);
        return weights;
    }

    private static float[] ComponentOf(TextFeaturizer featurizer, IEnumerable<IReadOnlyList<string>> texts)
    {
        var component = new PrincipalComponent(featurizer.Size);
        var mean = new float[featurizer.Size];
        foreach (var text in texts)
        {
            featurizer.Featurize(text, mean);
            component.Add(mean);
        }
        return component.Find();
    }
}
