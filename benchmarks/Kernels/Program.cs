using BenchmarkDotNet.Running;
using Kernels;

// "parts [FOLDER]" times the parts of a training step, and writes parts.md to the folder; all else is BenchmarkDotNet's.
if (args is ["parts", .. var rest])
    Parts.Run(rest.FirstOrDefault());
else
    BenchmarkSwitcher.FromAssembly(typeof(MatrixProductBenchmark).Assembly).Run(args);
