using System.CommandLine;
using WordVectorsBenchmark;

// A command a file: each prints a table, which goes by hand to docs/results.md.
return new RootCommand("Word vectors: how fast they are searched, and how good they are.") { SearchCommand.Make(), EvaluateCommand.Make() }.Parse(args).Invoke();
