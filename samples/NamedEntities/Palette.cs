using Spectre.Console;

namespace NamedEntities;

/// <summary>A colour for each type of entity. The same type always has the same one; several of the rarer types may share theirs.</summary>
internal static class Palette
{
    private static readonly Tint[] Tints =
    [
        new(Color.SpringGreen3, "#b7efc5"),
        new(Color.DodgerBlue1, "#b9dcff"),
        new(Color.Orange1, "#ffdca8"),
        new(Color.Orchid, "#f1c9f5"),
        new(Color.Turquoise2, "#b5f2ee"),
        new(Color.Gold1, "#fff1a1"),
        new(Color.Salmon1, "#ffd0c2"),
        new(Color.MediumPurple1, "#d9d0ff"),
    ];

    private static readonly string[] Known = ["PER", "ORG", "LOC", "MISC", "DATE"];

    public static Tint Of(string type)
    {
        var place = Array.IndexOf(Known, type);
        // string.GetHashCode differs from process to process.
        return Tints[place >= 0 ? place : type.Sum(letter => letter) % Tints.Length];
    }
}

/// <summary>A colour in the terminal and on a page.</summary>
internal sealed record Tint(Color Terminal, string Page);
