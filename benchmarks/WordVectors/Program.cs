using System.CommandLine;
using WordVectors;

return new RootCommand("Word vectors: loaded, learned, searched.") { LearnCommand.Make() }.Parse(args).Invoke();
