using System.Globalization;
using Spectre.Console;

namespace NamedEntities;

/// <summary>Prints sentences with their entities: coloured in a terminal, in brackets where the output goes to a file.</summary>
internal static class Terminal
{
    public static void Show(IEnumerable<TaggedSentence> sentences)
    {
        foreach (var sentence in sentences)
            if (AnsiConsole.Profile.Capabilities.Ansi)
                AnsiConsole.MarkupLine(string.Concat(sentence.Pieces().Select(Coloured)));
            else
                Console.WriteLine(string.Concat(sentence.Pieces().Select(Plain)));
    }

    private static string Plain((string Text, SeqML.Tagging.TaggedEntity? Entity) piece) =>
        piece.Entity is { } entity ? $"[{piece.Text} {entity.Type} {Percent(entity.Probability)}]" : piece.Text;

    private static string Coloured((string Text, SeqML.Tagging.TaggedEntity? Entity) piece)
    {
        var text = Markup.Escape(piece.Text);
        if (piece.Entity is not { } entity)
            return text;
        var colour = Palette.Of(entity.Type).Terminal.ToMarkup();
        return $"[black on {colour}]{text}[/] [{colour}]{Markup.Escape(entity.Type)} {Percent(entity.Probability)}[/]";
    }

    private static string Percent(float probability) => probability.ToString("0.0%", CultureInfo.InvariantCulture);
}
