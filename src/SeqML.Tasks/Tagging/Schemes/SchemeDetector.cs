namespace SeqML.Tasks.Tagging.Schemes;

/// <summary>Finds the scheme of a corpus in one walk over it: every scheme counts its faults.</summary>
internal static class SchemeDetector
{
    /// <summary>Every scheme there is; of those of one notation, the most specific first.</summary>
    public static IReadOnlyList<TagScheme> All { get; } =
    [
        .. Enumerate(TagNotation.Hyphen), .. Enumerate(TagNotation.Underscore), TagScheme.Io,
    ];

    /// <param name="sentences">A tag a token.</param>
    /// <param name="faults">How often the tags break the scheme.</param>
    public static TagScheme? Detect(IEnumerable<IReadOnlyList<string?>> sentences, out long faults)
    {
        var corpora = new[] { new Counts(TagNotation.Hyphen), new Counts(TagNotation.Underscore) };
        long outside = 0, inside = 0;
        foreach (var sentence in sentences)
        {
            foreach (var tag in sentence)
            {
                if (string.IsNullOrEmpty(tag) || tag == "O")
                    outside++;
                else
                    inside++;
            }
            foreach (var corpus in corpora)
                corpus.Add(sentence);
        }
        faults = 0;
        foreach (var corpus in corpora)
            if (inside > 0 && corpus.Prefixed * 2 >= inside)
                return corpus.Best(out faults);
        return outside > 0 ? TagScheme.Io : null;
    }

    private static IEnumerable<TagScheme> Enumerate(TagNotation notation) =>
    [
        IoScheme.With(notation), BioScheme.With(notation), IobesScheme.With(notation), BilouScheme.With(notation), Iob1Scheme.With(notation),
    ];

    /// <summary>What the schemes of one notation make of a corpus.</summary>
    private sealed class Counts(TagNotation notation)
    {
        private readonly TagScheme[] schemes = [.. Enumerate(notation)];
        private readonly long[] faults = new long[5];
        private readonly Dictionary<string, TagParts> known = new(StringComparer.Ordinal);

        /// <summary>How many tags have a prefix that some scheme knows.</summary>
        public long Prefixed { get; private set; }

        public void Add(IReadOnlyList<string?> sentence)
        {
            foreach (var tag in sentence)
                if (Parse(tag).Prefix is 'B' or 'I' or 'L' or 'E' or 'U' or 'S')
                    Prefixed++;
            for (var i = 0; i < schemes.Length; i++)
                faults[i] += TagFaults.Count(schemes[i], sentence, Parse);
        }

        public TagScheme Best(out long least)
        {
            least = faults.Min();
            return schemes[Array.IndexOf(faults, least)];
        }

        private TagParts Parse(string? tag)
        {
            if (tag is null)
                return TagParts.Outside;
            if (!known.TryGetValue(tag, out var parts))
                known.Add(tag, parts = notation.Parse(tag));
            return parts;
        }
    }
}
