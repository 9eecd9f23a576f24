using BenchmarkDotNet.Running;
using Kernels;

// "parts [FOLDER]" times the parts of a training step and writes parts.md to the folder, "crf [FOLDER]" conditional random fields (crf.md); all else is BenchmarkDotNet's.
if (args is ["parts", .. var rest])
    Parts.Run(rest.FirstOrDefault());
else if (args is ["crf", .. var others])
    Crf.Run(others.FirstOrDefault());
else
    BenchmarkSwitcher.FromAssembly(typeof(MatrixProductBenchmark).Assembly).Run(args);
