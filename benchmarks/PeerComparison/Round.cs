namespace PeerComparison;

/// <summary>A model in one round: ours and the peers within the same minute. A peer that is missing is null.</summary>
/// <param name="Ours">The mean of before and after the peers.</param>
/// <param name="Torch">The best of each cell over PyTorch's ways to run.</param>
/// <param name="Onnx">ONNX Runtime, which does not train.</param>
internal sealed record Round(Measurement Ours, Measurement? Torch, Measurement? Onnx);
