using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Kernels.MatrixProductBenchmark).Assembly).Run(args);
