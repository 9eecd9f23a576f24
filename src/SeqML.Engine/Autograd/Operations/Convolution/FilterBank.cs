using SeqML.Engine.Tensors;

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
        _ = checked(dilation * filters.Max(filter => filter.Weight.Tensor.Shape.Width)); // distances are whole numbers
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

    /// <summary>The taps, from the earliest token on.</summary>
    internal FilterTap[] Taps { get; }

    /// <summary>The rows of all taps together.</summary>
    internal int TapRows => Taps[^1].FirstRow + Taps[^1].Outputs;

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

    /// <summary>Throws where the features are not those that the filters read.</summary>
    internal void RequireInput(Tensor x)
    {
        if (x.Shape.Columns != Inputs)
            throw new ArgumentException($"Expected {Inputs} columns for '{Filters[0].Weight.Name}' of shape {Filters[0].Weight.Tensor.Shape}, found x of shape {x.Shape}.", nameof(x));
    }

    private static int InputsOf(Parameter weight) => weight.Tensor.Shape.Columns / weight.Tensor.Shape.Width;

    /// <summary>For each distance, the runs of adjacent filters that look there.</summary>
    private IEnumerable<FilterTap> CreateTaps(int dilation)
    {
        // Position k looks k dilation - left tokens further, as with PyTorch's padding='same'.
        static int WidthOf(Parameter weight) => weight.Tensor.Shape.Width;
        int Left(Parameter weight) => dilation * (WidthOf(weight) - 1) / 2;

        var row = 0;
        foreach (var distance in Filters.SelectMany(filter => Enumerable.Range(0, WidthOf(filter.Weight)).Select(k => k * dilation - Left(filter.Weight))).Distinct().Order())
        {
            var (run, output) = (new List<(Parameter Weight, int Position)>(), 0);
            foreach (var (weight, _) in Filters)
            {
                var (position, rest) = Math.DivRem(distance + Left(weight), dilation);
                if (rest == 0 && position >= 0 && position < WidthOf(weight))
                    run.Add((weight, position));
                else if (run.Count > 0)
                    yield return End();
                output += weight.Tensor.Shape.Rows;
            }
            if (run.Count > 0)
                yield return End();

            FilterTap End()
            {
                var tap = new FilterTap(this, distance, output - run.Sum(slice => slice.Weight.Tensor.Shape.Rows), row, [.. run]);
                row += tap.Outputs;
                run.Clear();
                return tap;
            }
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
