using SeqML.Engine.Tensors;

namespace SeqML.Layers.Tests;

/// <summary>What a network computes on its way: [N, D H], [B, D H], [B, C].</summary>
internal readonly record struct NetworkResult(Tensor States, Tensor Pooled, Tensor Logits);
