using System.CommandLine;
using WordVectors;

// A command a file.
return new RootCommand("Word vectors: loaded, learned, searched, judged.") { LoadCommand.Make(), LearnCommand.Make(), SearchCommand.Make(), EvaluateCommand.Make(), GloVeCommand.Make() }.Parse(args).Invoke();
