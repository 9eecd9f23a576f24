namespace SeqML.Engine.Autograd.Operations.Convolution;

/// <summary>Filters of one or several widths that slide over the same sequences, and whose results stand side by side.</summary>
/// <remarks>
/// What the filters do with the token at one distance is a product for all of them together (<see cref="FilterTap"/>), so that
/// registers are filled whatever the number of filters of a width.
/// </remarks>
public sealed class FilterBank
{
    private readonly WeightLayout biases;

    /// <summary>Gathers filters.</summary>
    /// <param name="filters">For each width the weights, [O, I, width], and biases, [O].</param>
    /// <param name="dilation">How many tokens apart those are that a filter looks at.</param>
    /// <exception cref="ArgumentException">There are no filters, or their shapes do not fit.</exception>
    public FilterBank(IReadOnlyList<(Parameter Weight, Parameter Bias)> filters, int dilation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dilation, 1);
        if (filters.Count == 0)
            throw new ArgumentException("Expected filters of at least one width, found none.", nameof(filters));
        Inputs = InputsOf(filters[0].Weight);
        foreach (var (weight, bias) in filters)
            if (weight.Tensor.Shape.Rank != 3 || InputsOf(weight) != Inputs || bias.Tensor.Shape.Length != weight.Tensor.Shape.Rows)
                throw new ArgumentException(
                    $"Expected a weight of shape [O, {Inputs}, width] and a bias of shape [O], found '{weight.Name}' of shape {weight.Tensor.Shape} and '{bias.Name}' of shape {bias.Tensor.Shape}.", nameof(filters));
        Filters = [.. filters];
        Outputs = filters.Sum(filter => filter.Weight.Tensor.Shape.Rows);
        biases = new WeightLayout(Outputs, GatherBiases);
        Taps = [.. CreateTaps(dilation)];
        Reach = Taps.Max(tap => Math.Abs(tap.Distance));
    }

    /// <summary>I, features of a token.</summary>
    public int Inputs { get; }

    /// <summary>F, outputs of all filters together.</summary>
    public int Outputs { get; }

    /// <summary>The weights and biases.</summary>
    internal (Parameter Weight, Parameter Bias)[] Filters { get; }

    /// <summary>The taps, that at the token itself first: all filters have it.</summary>
    internal FilterTap[] Taps { get; }

    /// <summary>How far from a token the furthest tap is.</summary>
    internal int Reach { get; }

    /// <summary>The biases side by side.</summary>
    internal ReadOnlySpan<float> Biases => biases.Get(Version);

    /// <summary>Grows whenever a weight or bias is changed.</summary>
    internal int Version
    {
        get
        {
            var version = 0;
            foreach (var (weight, bias) in Filters)
                version += weight.Version + bias.Version;
            return version;
        }
    }

    private static int InputsOf(Parameter weight) => weight.Tensor.Shape.Columns / weight.Tensor.Shape.Width;

    /// <summary>For each distance, the runs of adjacent filters that look there.</summary>
    private IEnumerable<FilterTap> CreateTaps(int dilation)
    {
        var widest = Filters.Max(filter => filter.Weight.Tensor.Shape.Width);
        // Position k of a filter looks k - left tokens further, with left = (width - 1) / 2 rounded down, as PyTorch's padding='same'.
        foreach (var distance in Enumerable.Range(-widest, 2 * widest + 1).OrderBy(distance => distance != 0))
        {
            var (slices, first, output) = (new List<(Parameter, int)>(), 0, 0);
            foreach (var (weight, _) in Filters)
            {
                var (width, outputs) = (weight.Tensor.Shape.Width, weight.Tensor.Shape.Rows);
                var position = distance + (width - 1) / 2;
                if (position >= 0 && position < width)
                {
                    if (slices.Count == 0)
                        first = output;
                    slices.Add((weight, position));
                }
                else if (slices.Count > 0)
                {
                    yield return new FilterTap(this, distance * dilation, first, [.. slices]);
                    slices.Clear();
                }
                output += outputs;
            }
            if (slices.Count > 0)
                yield return new FilterTap(this, distance * dilation, first, [.. slices]);
        }
    }

    private void GatherBiases(Span<float> layout)
    {
        foreach (var (_, bias) in Filters)
        {
            bias.Tensor.Values.CopyTo(layout);
            layout = layout[bias.Tensor.Shape.Length..];
        }
    }
}
