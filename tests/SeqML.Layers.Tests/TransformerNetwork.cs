using SeqML.Engine.Autograd;
using SeqML.Engine.Autograd.Operations.Attention;
using SeqML.Engine.Randomness;
using SeqML.Engine.Tensors;
using SeqML.Layers.Attention;
using SeqML.Layers.Normalization;
using SeqML.Layers.Pooling;
using SeqML.Layers.Transformers;
using SeqML.TestKit;

namespace SeqML.Layers.Tests;

/// <summary>The network and the batch of a golden file of make_transformer.py: embedding, a part of a Transformer, mean, linear.</summary>
internal sealed class TransformerNetwork
{
    private readonly SeededRandom random = new(1);
    private readonly GoldenFile golden;
    private readonly Embedding embedding;
    private readonly Module body;
    private readonly Linear linear;
    private readonly (PackedSequences Sequences, int[] Ids) batch;
    private readonly (PackedSequences Sequences, int[] Ids) memory;
    private readonly int[] memoryOf = [];

    public TransformerNetwork(string file)
    {
        golden = GoldenFile.Load(file);
        embedding = new Embedding(Size("vocabulary"), Size("size"), random);
        body = CreateBody();
        linear = new Linear(Size("size"), Size("classes"), random);
        Parameters = [.. NamedParameter.Under("embedding", embedding), .. NamedParameter.Under("body", body), .. NamedParameter.Under("linear", linear)];
        foreach (var (name, parameter) in Parameters)
        {
            golden.Numbers("weights", name).Select(value => (float)value).ToArray().CopyTo(parameter.Tensor.Values);
            parameter.OnChanged();
            parameter.ClearGradient();
        }
        batch = Pack(golden.IntegerRows("sequences"));
        // What a decoder looks at stands in another order than the sequences that look: each is sorted by its own length.
        var memories = golden.IntegerRows("memory");
        if (memories.Length == 0)
            return;
        int[] order = [.. Enumerable.Range(0, memories.Length).OrderByDescending(b => memories[b].Length)];
        memory = Pack([.. order.Select(b => memories[b])]);
        memoryOf = [.. Enumerable.Range(0, memories.Length).Select(b => Array.IndexOf(order, b))];
    }

    public NamedParameter[] Parameters { get; }

    public int[] Targets => golden.Integers("targets");

    private bool HasMemory => memoryOf.Length > 0;

    public (Tensor States, Tensor Pooled, Tensor Logits) Forward(Tape tape)
    {
        var x = embedding.Forward(tape, batch.Ids);
        var scope = AttentionScope.Within(batch.Sequences, golden.Truth("config", "causal"));
        var across = HasMemory ? AttentionScope.Across(batch.Sequences, memory.Sequences, memoryOf) : scope;
        var memoryStates = HasMemory ? embedding.Forward(tape, memory.Ids) : x;
        var states = body switch
        {
            TransformerEncoderStack encoder => encoder.Forward(tape, x, scope, random),
            TransformerDecoderBlock decoder => decoder.Forward(tape, x, scope, memoryStates, across, random),
            MultiHeadAttention attention when HasMemory => attention.Forward(tape, x, memoryStates, across, random),
            MultiHeadAttention attention => attention.Forward(tape, x, scope, random),
            LayerNorm norm => norm.Forward(tape, x),
            AttentionPooling or AdditiveAttention or MultiplicativeAttention => x,
            _ => throw new InvalidOperationException($"Found a body of {body}."),
        };
        var mean = new MeanPooling().Forward(tape, states, batch.Sequences); // the result, or the query
        var pooled = body switch
        {
            AttentionPooling pooling => pooling.Forward(tape, x, batch.Sequences),
            AdditiveAttention additive => additive.Forward(tape, mean, x, batch.Sequences),
            MultiplicativeAttention multiplicative => multiplicative.Forward(tape, mean, x, batch.Sequences),
            _ => mean,
        };
        return (states, pooled, linear.Forward(tape, pooled));
    }

    private Module CreateBody()
    {
        var sizes = new TransformerSizes
        {
            Size = Size("size"),
            Heads = Size("heads"),
            FeedForwardSize = Size("feedForward"),
            Placement = golden.Truth("config", "preNorm") ? NormPlacement.Pre : NormPlacement.Post,
            Activation = golden.Truth("config", "gelu") ? Activation.Gelu : Activation.Relu,
        };
        return golden.Text("config", "body") switch
        {
            "encoder" => new TransformerEncoderStack(sizes, 2, positions: null, hasFinalNorm: sizes.Placement == NormPlacement.Pre, random),
            "decoder" => new TransformerDecoderBlock(sizes, random),
            "attention" => new MultiHeadAttention(sizes.Size, sizes.Heads, 0, random),
            "pooling" => new AttentionPooling(sizes.Size, 6, random),
            "additive" => new AdditiveAttention(sizes.Size, sizes.Size, 6, random),
            "general" => new MultiplicativeAttention(sizes.Size, sizes.Size, random),
            "dot" => new MultiplicativeAttention(),
            _ => new LayerNorm(sizes.Size),
        };
    }

    private int Size(string name) => golden.Integer("config", name);

    private static (PackedSequences Sequences, int[] Ids) Pack(int[][] rows)
    {
        var sequences = new PackedSequences();
        sequences.Set([.. rows.Select(row => row.Length)]);
        var ids = new int[sequences.Rows];
        for (var b = 0; b < rows.Length; b++)
            for (var t = 0; t < rows[b].Length; t++)
                ids[sequences.StartOf(t) + b] = rows[b][t];
        return (sequences, ids);
    }
}
