using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Attention;
using SeqML.Layers.Characters;
using SeqML.Layers.Losses;
using SeqML.Layers.Normalization;
using SeqML.Layers.Pooling;
using SeqML.Layers.Positions;
using SeqML.Layers.Transformers;

namespace SeqML.Layers.Tests;

/// <summary>What each layer has to refuse, and what it has to say: the parameter or argument, what was expected, what was found.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Run">Does it, on a tape, with the sequences [3, 2].</param>
/// <param name="Mentions">Parts of the message.</param>
internal sealed record BadInput(Type Layer, string What, Action<Tape, PackedSequences> Run, string[] Mentions)
{
    private static readonly SeededRandom Random = new(1);

    /// <summary>Layers that read [N, 4].</summary>
    private static readonly SequenceEncoder[] Encoders =
    [
        new Lstm(4, 6, 2, bidirectional: true, 0, Random),
        new PeepholeLstm(4, 6, 1, bidirectional: true, 0, Random),
        new LayerNormLstm(4, 6, 1, bidirectional: false, 0, Random),
        new Gru(4, 6, 1, bidirectional: false, 0, Random),
        new ResetBeforeGru(4, 6, 1, bidirectional: true, 0, Random),
        new TanhRnn(4, 6, 1, bidirectional: false, 0, Random),
        new ReluRnn(4, 6, 1, bidirectional: false, 0, Random),
        new Convolution(4, 3, [2, 3], Random),
        new ConvolutionStack(4, 3, [3], 2, 2, Activation.Relu, 0, Random),
        new TransformerEncoderStack(Sizes(4), 1, positions: null, hasFinalNorm: true, Random),
    ];

    private static readonly SequencePooling[] Poolings = [new MaxPooling(), new MeanPooling(), new LastPooling(1), new AttentionPooling(4, 3, Random)];

    private static readonly CharacterEncoder[] Characters = [new CharacterConvolution(7, 4, 3, 3, 0, Random), new CharacterLstm(7, 4, 3, 0, Random)];

    private static readonly PositionalEncoding[] Positions = [new LearnedPositions(8, 4, Random), new SinusoidalPositions(4)];

    public static IEnumerable<BadInput> All => Encoding().Concat(Reading()).Concat(Attending()).Concat(Losing()).Concat(Making());

    public override string ToString() => $"{Layer.Name}: {What}";

    private static IEnumerable<BadInput> Encoding() =>
        from encoder in Encoders
        let weight = encoder is Convolution ? "0.weight" : encoder is ConvolutionStack ? "0.weight" : encoder is TransformerEncoderStack ? "weight" : "weight_ih_l0"
        from row in new BadInput[]
        {
            new(encoder.GetType(), "other features", (tape, sequences) => encoder.Forward(tape, Rows(5, 3), sequences, Random), [$"'{weight}'", "[5, 3]", "4"]),
            new(encoder.GetType(), "too few rows", (tape, sequences) => encoder.Forward(tape, Rows(4, 4), sequences, Random), ["5 rows", "2 sequences", "[4, 4]"]),
            new(encoder.GetType(), "a vector", (tape, sequences) => encoder.Forward(tape, new Tensor(Shape.Vector(4)), sequences, Random), ["[4]"]),
            new(encoder.GetType(), "an empty batch", (tape, _) => encoder.Forward(tape, Rows(0, 4), new PackedSequences(), Random), ["at least one sequence", "none"]),
        }
        select row;

    private static IEnumerable<BadInput> Reading() =>
    [
        .. from pooling in Poolings
           from row in new BadInput[]
           {
               new(pooling.GetType(), "too many rows", (tape, sequences) => pooling.Forward(tape, Rows(6, 4), sequences), ["5 rows", "2 sequences", "[6, 4]"]),
               new(pooling.GetType(), "an empty batch", (tape, _) => pooling.Forward(tape, Rows(0, 4), new PackedSequences()), ["at least one sequence", "none"]),
           }
           select row,
        .. from positions in Positions
           from row in new BadInput[]
           {
               new(positions.GetType(), "other features", (tape, sequences) => positions.Forward(tape, Rows(5, 3), sequences), ["3 numbers", "4]"]),
               new(positions.GetType(), "too many rows", (tape, sequences) => positions.Forward(tape, Rows(6, 4), sequences), ["5 rows", "[6, 4]"]),
           }
           select row,
        .. from encoder in Characters
           from row in new BadInput[]
           {
               new(encoder.GetType(), "too few characters", (tape, words) => encoder.Forward(tape, [1, 2, 3, 4], words, Random), ["5 rows", "2 sequences", "[4, 4]"]),
               new(encoder.GetType(), "a character too many", (tape, words) => encoder.Forward(tape, [1, 2, 3, 4, 7], words, Random), ["'weight' of shape [7, 4]", "from 0 to 6", "found 7 at position 4"]),
               new(encoder.GetType(), "no words", (tape, _) => encoder.Forward(tape, [1], new PackedSequences(), Random), ["at least one sequence", "none"]),
           }
           select row,
        new(typeof(LearnedPositions), "a text that is too long", (tape, sequences) => new LearnedPositions(2, 4, Random).Forward(tape, Rows(5, 4), sequences), ["at most 2 tokens", "one of 3"]),
        new(typeof(LastPooling), "features that directions do not share", (tape, sequences) => new LastPooling(2).Forward(tape, Rows(5, 3), sequences), ["found 2 for 3 features"]),
        new(typeof(Linear), "other features", (tape, _) => new Linear(4, 2, Random).Forward(tape, Rows(5, 3)), ["'weight' of shape [2, 4]", "[5, 3]"]),
        new(typeof(LayerNorm), "other features", (tape, _) => new LayerNorm(4).Forward(tape, Rows(5, 3)), ["'weight' of shape [4]", "[5, 3]"]),
        new(typeof(RmsNorm), "other features", (tape, _) => new RmsNorm(4).Forward(tape, Rows(5, 3)), ["'weight' of shape [4]", "[5, 3]"]),
        new(typeof(Embedding), "a negative id", (tape, _) => new Embedding(7, 2, Random).Forward(tape, [1, -1]), ["'weight' of shape [7, 2]", "from 0 to 6", "found -1 at position 1"]),
        new(typeof(Embedding), "an id too large", (tape, _) => new Embedding(7, 2, Random).Forward(tape, [7]), ["'weight' of shape [7, 2]", "from 0 to 6", "found 7 at position 0"]),
        new(typeof(Embedding), "no ids", (tape, _) => new Embedding(7, 2, Random).Forward(tape, []), ["at least one id", "'weight'", "none"]),
        new(typeof(Lstm), "a state of other layers", (tape, sequences) => new Lstm(4, 6, 2, false, 0, Random).Forward(tape, Rows(5, 4), sequences, Random, new RecurrentState(1, 2, 6, hasCell: true)), ["2 layers", "one of 1"]),
        new(typeof(Lstm), "a state of other sequences", (tape, sequences) => new Lstm(4, 6, 1, false, 0, Random).Forward(tape, Rows(5, 4), sequences, Random, new RecurrentState(1, 3, 6, hasCell: true)), ["2 sequences", "one of 3"]),
    ];

    private static IEnumerable<BadInput> Attending()
    {
        var attention = new MultiHeadAttention(4, 2, 0, Random);
        var (additive, product) = (new AdditiveAttention(3, 4, 2, Random), new MultiplicativeAttention(3, 4, Random));
        var (encoder, decoder) = (new TransformerEncoderBlock(Sizes(4), Random), new TransformerDecoderBlock(Sizes(4), Random));
        return
        [
            new(typeof(MultiHeadAttention), "other features", (tape, sequences) => attention.Forward(tape, Rows(5, 3), Within(sequences), Random), ["'in_proj_weight' of shape [12, 4]", "[5, 3]"]),
            new(typeof(MultiHeadAttention), "too many rows", (tape, sequences) => attention.Forward(tape, Rows(6, 4), Within(sequences), Random), ["5 rows", "[6, 4]"]),
            new(typeof(MultiHeadAttention), "a memory of other features", (tape, sequences) => attention.Forward(tape, Rows(5, 4), Rows(5, 3), AttentionScope.Across(sequences, sequences, [0, 1]), Random), ["'in_proj_weight'", "[5, 3]"]),
            new(typeof(MultiHeadAttention), "a memory that is not there", (tape, sequences) => attention.Forward(tape, Rows(5, 4), Rows(5, 4), AttentionScope.Across(sequences, sequences, [0, 2]), Random), ["from 0 to 1", "found 2"]),
            new(typeof(AdditiveAttention), "other features", (tape, sequences) => additive.Forward(tape, Rows(2, 3), Rows(5, 3), sequences), ["'key.weight' of shape [2, 4]", "[5, 3]"]),
            new(typeof(AdditiveAttention), "other queries", (tape, sequences) => additive.Forward(tape, Rows(2, 4), Rows(5, 4), sequences), ["'query.weight' of shape [2, 3]", "[2, 4]"]),
            new(typeof(AdditiveAttention), "too many queries", (tape, sequences) => additive.Forward(tape, Rows(3, 3), Rows(5, 4), sequences), ["[2, 2]", "found [3, 2]"]),
            new(typeof(AdditiveAttention), "too many rows", (tape, sequences) => additive.Forward(tape, Rows(2, 3), Rows(6, 4), sequences), ["5 rows", "[6, 4]"]),
            new(typeof(MultiplicativeAttention), "other features", (tape, sequences) => product.Forward(tape, Rows(2, 3), Rows(5, 3), sequences), ["'weight' of shape [3, 4]", "[5, 3]"]),
            new(typeof(MultiplicativeAttention), "other queries", (tape, sequences) => product.Forward(tape, Rows(2, 4), Rows(5, 4), sequences), ["[2, 3]", "found [2, 4]"]),
            new(typeof(MultiplicativeAttention), "too few rows", (tape, sequences) => product.Forward(tape, Rows(2, 3), Rows(4, 4), sequences), ["5 rows", "[4, 4]"]),
            new(typeof(AttentionPooling), "other features", (tape, sequences) => new AttentionPooling(4, 3, Random).Forward(tape, Rows(5, 3), sequences), ["'weight' of shape [3, 4]", "[5, 3]"]),
            new(typeof(TransformerEncoderBlock), "other features", (tape, sequences) => encoder.Forward(tape, Rows(5, 3), Within(sequences), Random), ["'weight' of shape [4]", "[5, 3]"]),
            new(typeof(TransformerDecoderBlock), "other features", (tape, sequences) => decoder.Forward(tape, Rows(5, 3), Within(sequences), Rows(5, 4), AttentionScope.Across(sequences, sequences, [0, 1]), Random), ["'weight' of shape [4]", "[5, 3]"]),
            new(typeof(TransformerDecoderBlock), "a memory of other rows", (tape, sequences) => decoder.Forward(tape, Rows(5, 4), Within(sequences), Rows(4, 4), AttentionScope.Across(sequences, sequences, [0, 1]), Random), ["5 rows", "[4, 4]"]),
        ];
    }

    private static IEnumerable<BadInput> Losing() =>
    [
        new(typeof(CrossEntropyLoss), "an empty batch", (tape, _) => new CrossEntropyLoss().Forward(tape, Rows(0, 3), []), ["at least one row", "[0, 3]"]),
        new(typeof(CrossEntropyLoss), "no such class", (tape, _) => new CrossEntropyLoss([1, 1, 2]).Forward(tape, Rows(2, 3), [0, 3]), ["from 0 to 2", "found 3 at position 1"]),
        new(typeof(CrossEntropyLoss), "a negative weight", (_, _) => _ = new CrossEntropyLoss([1, -1]), ["classWeights", "found -1 at position 1"]),
        new(typeof(CrossEntropyLoss), "no weights", (_, _) => _ = new CrossEntropyLoss([]), ["classWeights", "none"]),
        new(typeof(CrossEntropyLoss), "too much smoothing", (_, _) => _ = new CrossEntropyLoss(labelSmoothing: 1.5f), ["labelSmoothing", "from 0 to 1", "1.5"]),
        new(typeof(BinaryCrossEntropyLoss), "an empty batch", (tape, _) => new BinaryCrossEntropyLoss().Forward(tape, Rows(0, 3), []), ["at least one row", "[0, 3]"]),
        new(typeof(BinaryCrossEntropyLoss), "a weight that is no number", (_, _) => _ = new BinaryCrossEntropyLoss([float.NaN]), ["positiveWeights", "found NaN at position 0"]),
        new(typeof(MeanSquaredErrorLoss), "other targets", (tape, _) => new MeanSquaredErrorLoss().Forward(tape, Rows(2, 3), [1]), ["Expected 6 targets", "[2, 3]", "found 1"]),
        new(typeof(HuberLoss), "no delta", (_, _) => _ = new HuberLoss(0), ["delta", "above 0", "found 0"]),
        new(typeof(HuberLoss), "a target that is no number", (tape, _) => new HuberLoss().Forward(tape, Rows(1, 1), [float.NaN]), ["finite", "found NaN at position 0"]),
    ];

    private static IEnumerable<BadInput> Making() =>
    [
        Refused(typeof(Linear), "inputs", () => new Linear(0, 2, Random)),
        Refused(typeof(Linear), "outputs", () => new Linear(2, 0, Random)),
        Refused(typeof(Embedding), "rows", () => new Embedding(0, 2, Random)),
        Refused(typeof(Embedding), "size", () => new Embedding(2, 0, Random)),
        Refused(typeof(Embedding), "paddingId", () => new Embedding(2, 2, Random, paddingId: 2)),
        Refused(typeof(Dropout), "probability", () => new Dropout(1)),
        Refused(typeof(Dropout), "probability", () => new Dropout(float.NaN)),
        Refused(typeof(Lstm), "inputSize", () => new Lstm(0, 2, 1, true, 0, Random)),
        Refused(typeof(Lstm), "hiddenSize", () => new Lstm(2, 0, 1, true, 0, Random)),
        Refused(typeof(Lstm), "layerCount", () => new Lstm(2, 2, 0, true, 0, Random)),
        Refused(typeof(Lstm), "probability", () => new Lstm(2, 2, 1, true, -1, Random)),
        Refused(typeof(Convolution), "inputSize", () => new Convolution(0, 2, [1], Random)),
        Refused(typeof(Convolution), "filtersPerWidth", () => new Convolution(2, 0, [1], Random)),
        Refused(typeof(Convolution), "widths", () => new Convolution(2, 2, [], Random)),
        Refused(typeof(Convolution), "width", () => new Convolution(2, 2, [2, 0], Random)),
        Refused(typeof(Convolution), "dilation", () => new Convolution(2, 2, [2], Random, dilation: 0)),
        Refused(typeof(ConvolutionStack), "layerCount", () => new ConvolutionStack(2, 2, [2], 0, 2, Activation.Relu, 0, Random)),
        Refused(typeof(ConvolutionStack), "dilationGrowth", () => new ConvolutionStack(2, 2, [2], 1, 0, Activation.Relu, 0, Random)),
        Refused(typeof(CharacterConvolution), "characters", () => new CharacterConvolution(0, 2, 3, 3, 0, Random)),
        Refused(typeof(CharacterConvolution), "size", () => new CharacterConvolution(9, 0, 3, 3, 0, Random)),
        Refused(typeof(CharacterConvolution), "filters", () => new CharacterConvolution(9, 2, 0, 3, 0, Random)),
        Refused(typeof(CharacterConvolution), "width", () => new CharacterConvolution(9, 2, 3, 0, 0, Random)),
        Refused(typeof(CharacterConvolution), "probability", () => new CharacterConvolution(9, 2, 3, 3, 1, Random)),
        Refused(typeof(CharacterLstm), "hiddenSize", () => new CharacterLstm(9, 2, 0, 0, Random)),
        Refused(typeof(CharacterLstm), "probability", () => new CharacterLstm(9, 2, 3, float.NaN, Random)),
        Refused(typeof(LayerNorm), "size", () => new LayerNorm(0)),
        Refused(typeof(RmsNorm), "size", () => new RmsNorm(0)),
        Refused(typeof(LastPooling), "directions", () => new LastPooling(3)),
        Refused(typeof(LearnedPositions), "maximumLength", () => new LearnedPositions(0, 2, Random)),
        Refused(typeof(SinusoidalPositions), "size", () => new SinusoidalPositions(0)),
        Refused(typeof(MultiHeadAttention), "size", () => new MultiHeadAttention(0, 1, 0, Random)),
        Refused(typeof(MultiHeadAttention), "heads", () => new MultiHeadAttention(4, 3, 0, Random)),
        Refused(typeof(MultiHeadAttention), "dropoutProbability", () => new MultiHeadAttention(4, 2, 1, Random)),
        Refused(typeof(AdditiveAttention), "querySize", () => new AdditiveAttention(0, 1, 1, Random)),
        Refused(typeof(MultiplicativeAttention), "memorySize", () => new MultiplicativeAttention(1, 0, Random)),
        Refused(typeof(AttentionPooling), "inputSize", () => new AttentionPooling(0, 1, Random)),
        Refused(typeof(TransformerEncoderStack), "blockCount", () => new TransformerEncoderStack(Sizes(4), 0, null, true, Random)),
        Refused(typeof(TransformerEncoderBlock), "FeedForwardSize", () => new TransformerEncoderBlock(Sizes(4) with { FeedForwardSize = 0 }, Random)),
    ];

    private static BadInput Refused(Type layer, string argument, Func<object> make) => new(layer, $"made with a bad {argument}", (_, _) => make(), [argument]);

    private static TransformerSizes Sizes(int size) => new() { Size = size, Heads = 2, FeedForwardSize = 5 };

    private static AttentionScope Within(PackedSequences sequences) => AttentionScope.Within(sequences);

    private static Tensor Rows(int rows, int columns) => new(Shape.Matrix(rows, columns));
}
