using System.CommandLine;
using WordVectors;

if (args is ["load-once", var way, var path])
{
    LoadRun.Print(way, path); // which load starts: a process with as little else in it as can be
    return 0;
}
// A command a file.
return new RootCommand("Word vectors: loaded, learned, searched, judged.") { LoadCommand.Make(), LearnCommand.Make(), SearchCommand.Make(), EvaluateCommand.Make(), GloVeCommand.Make() }.Parse(args).Invoke();
