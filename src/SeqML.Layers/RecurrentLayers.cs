using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations;
using SeqML.Engine.Autograd.Operations.Recurrent;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Initialization;

namespace SeqML.Layers;

/// <summary>Recurrent layers that read each other's states, in one or both directions, with PyTorch's names: "weight_ih_l0", "weight_hh_l0_reverse".</summary>
/// <typeparam name="TCell">What a step does.</typeparam>
public abstract class RecurrentLayers<TCell> : SequenceEncoder
    where TCell : struct, IRecurrentCell
{
    private readonly RecurrentWeights[][] layers; // [layer][direction]
    private readonly Dropout dropout;
    private readonly bool residual;

    /// <summary>Weights and biases evenly from ±1 / sqrt(hiddenSize), as PyTorch has them; zeros where <paramref name="random"/> is null.</summary>
    private protected RecurrentLayers(int inputSize, int hiddenSize, int layerCount, bool bidirectional, float dropoutProbability, SeededRandom? random,
        bool residual, RecurrentInitialization initialization)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layerCount, 1);
        (HiddenSize, Directions, this.residual) = (hiddenSize, bidirectional ? 2 : 1, residual);
        dropout = new Dropout(dropoutProbability);
        layers = [.. Enumerable.Range(0, layerCount).Select(layer => Enumerable.Range(0, Directions)
            .Select(direction => CreateWeights($"_l{layer}{(direction == 1 ? "_reverse" : "")}", layer == 0 ? inputSize : OutputSize, random))
            .ToArray())];
        if (initialization == RecurrentInitialization.Orthogonal && random is not null)
            foreach (var weights in Weights)
                for (var gate = 0; gate < TCell.Gates; gate++)
                    OrthogonalMatrix.Fill(weights.Hidden.Tensor.Values.Slice(gate * hiddenSize * hiddenSize, hiddenSize * hiddenSize), hiddenSize, random);
    }

    /// <summary>H, numbers in a state.</summary>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public sealed override int Directions { get; }

    /// <inheritdoc/>
    public sealed override int OutputSize => Directions * HiddenSize;

    /// <inheritdoc/>
    public sealed override IEnumerable<NamedParameter> Parameters =>
        from weights in Weights
        from parameter in weights.All
        select new NamedParameter(parameter.Name, parameter);

    /// <summary>What each direction of each layer learns.</summary>
    private protected IEnumerable<RecurrentWeights> Weights => layers.SelectMany(layer => layer);

    /// <summary>A zero state of so many sequences, for reading long texts piece by piece.</summary>
    /// <exception cref="InvalidOperationException">The layers read from the end, too, which is not there before a text is whole.</exception>
    public RecurrentState CreateState(int sequences)
    {
        RequireForwardOnly();
        return new RecurrentState(layers.Length, sequences, HiddenSize, TCell.HasCell);
    }

    /// <inheritdoc/>
    /// <remarks>The states of the last layer, from zero states at the ends; the forward direction's features first.</remarks>
    public sealed override Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, ICollection<Tensor>? layers = null) =>
        Read(tape, x, sequences, random, state: null, layers);

    /// <summary>Reads the next piece of each sequence from where the last one ended. Gradients end where the piece begins.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="x">[N, I], packed.</param>
    /// <param name="sequences">How the rows of x form sequences: as many as the state has, in its order.</param>
    /// <param name="random">Decides what is dropped in training.</param>
    /// <param name="state">Where the sequences stand; afterwards at the piece's end.</param>
    /// <returns>[N, H], packed.</returns>
    /// <exception cref="InvalidOperationException">The layers read from the end, too, which is not there before a text is whole.</exception>
    /// <exception cref="ArgumentException">The state is one of another number of sequences, or of other layers.</exception>
    public Tensor Forward(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, RecurrentState state)
    {
        RequireForwardOnly();
        if (state.Layers != layers.Length)
            throw new ArgumentException($"Expected a state of {layers.Length} layers, found one of {state.Layers}.", nameof(state));
        return Read(tape, x, sequences, random, state, results: null);
    }

    private Tensor Read(Tape tape, Tensor x, PackedSequences sequences, SeededRandom random, RecurrentState? state, ICollection<Tensor>? results)
    {
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var dropped = layer > 0 ? dropout.Forward(tape, x, random) : x;
            var y = RecurrentOperation<TCell>.Apply(tape, dropped, sequences, layers[layer][0], Directions == 2 ? layers[layer][1] : null, state, layer);
            // y_l = x_l + layer(dropout(x_l)): what is passed by is never dropped.
            x = residual && x.Shape == y.Shape ? ResidualOperation.Apply(tape, x, y, probability: 0, random) : y;
            results?.Add(x);
        }
        return x;
    }

    private void RequireForwardOnly()
    {
        if (Directions == 2)
            throw new InvalidOperationException("Expected layers that read forward alone, as a state is carried from piece to piece; found bidirectional ones, whose texts must be whole.");
    }

    private RecurrentWeights CreateWeights(string suffix, int inputs, SeededRandom? random)
    {
        var (rows, bound) = (TCell.Gates * HiddenSize, 1 / MathF.Sqrt(HiddenSize));
        var own = TCell.OwnWeights.ToArray();
        var input = Create("weight_ih", Shape.Matrix(rows, inputs));
        var hidden = Create("weight_hh", Shape.Matrix(rows, HiddenSize));
        var (inputBias, hiddenBias) = TCell.AddsBiases ? (null, null) : (Create("bias_ih", Shape.Vector(rows)), Create("bias_hh", Shape.Vector(rows)));
        return new RecurrentWeights(input, hidden, inputBias, hiddenBias, [.. own.Select(weight => Create(weight.Name, Shape.Vector(weight.Units * HiddenSize)))]);

        Parameter Create(string name, Shape shape)
        {
            var parameter = new Parameter(name + suffix, shape);
            random?.FillUniform(parameter.Tensor.Values, -bound, bound);
            return parameter;
        }
    }
}
