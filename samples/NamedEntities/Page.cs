using System.Globalization;
using System.Net;
using System.Text;

namespace NamedEntities;

/// <summary>Writes sentences with their entities as a page that needs no other file.</summary>
internal static class Page
{
    public static void Write(IReadOnlyList<TaggedSentence> sentences, string file)
    {
        var aside = file + ".tmp";
        File.WriteAllText(aside, Html(sentences));
        File.Move(aside, file, overwrite: true);
    }

    private static string Html(IReadOnlyList<TaggedSentence> sentences)
    {
        var types = sentences.SelectMany(sentence => sentence.Entities).Select(entity => entity.Type).Distinct().Order(StringComparer.Ordinal).ToList();
        var page = new StringBuilder();
        page.Append("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Named entities</title>
            <style>
            body { font: 1.1rem/2 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #1c2128; background: #fff; }
            p { white-space: pre-wrap; overflow-wrap: anywhere; }
            mark { color: inherit; padding: .15em .35em; border-radius: .35em; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
            mark small { font-size: .65em; font-weight: 600; margin-left: .45em; opacity: .7; }

            """);
        for (var i = 0; i < types.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"mark.t{i} {{ background: {Palette.Of(types[i]).Page}; }}\n");
        page.Append("</style>\n</head>\n<body>\n<h1>Named entities</h1>\n<p class=\"legend\">");
        page.AppendJoin(' ', types.Select((type, i) => string.Create(CultureInfo.InvariantCulture,
            $"<mark class=\"t{i}\">{Escape(type)} × {sentences.Sum(sentence => sentence.Entities.Count(entity => entity.Type == type))}</mark>")));
        page.Append("</p>\n");
        foreach (var sentence in sentences)
        {
            page.Append("<p dir=\"auto\">");
            foreach (var (text, entity) in sentence.Pieces())
                page.Append(entity is null ? Escape(text) : string.Create(CultureInfo.InvariantCulture,
                    $"<mark class=\"t{types.IndexOf(entity.Type)}\" title=\"{Escape(entity.Type)}, probability {entity.Probability:0.000}\">{Escape(text)}<small>{Escape(entity.Type)}</small></mark>"));
            page.Append("</p>\n");
        }
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
