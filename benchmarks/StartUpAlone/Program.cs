using System.Globalization;
using SeqML.Tasks.Classification;

// Loads the model of the first argument, and prints the probabilities of the second's classes; without arguments, what the runtime itself takes.
if (args.Length == 0)
{
    Console.WriteLine("nothing");
    return;
}
var model = TextClassifier.Load(File.ReadAllBytes(args[0]));
var probabilities = new float[model.Config.Classes];
model.Predict(args[1], probabilities);
Console.WriteLine(string.Join(' ', probabilities.Select(p => p.ToString(CultureInfo.InvariantCulture))));
