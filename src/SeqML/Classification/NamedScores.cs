using System.Linq.Expressions;

namespace SeqML.Classification;

/// <summary>
/// A row of the scores of up to 128 classes or labels: a column each, so that Concatenate can take their names as slot names, and
/// evaluation shows them.
/// </summary>
internal abstract class NamedScores
{
    public const int Capacity = 128;

    public float SeqMLScore0 { get; set; }
    public float SeqMLScore1 { get; set; }
    public float SeqMLScore2 { get; set; }
    public float SeqMLScore3 { get; set; }
    public float SeqMLScore4 { get; set; }
    public float SeqMLScore5 { get; set; }
    public float SeqMLScore6 { get; set; }
    public float SeqMLScore7 { get; set; }
    public float SeqMLScore8 { get; set; }
    public float SeqMLScore9 { get; set; }
    public float SeqMLScore10 { get; set; }
    public float SeqMLScore11 { get; set; }
    public float SeqMLScore12 { get; set; }
    public float SeqMLScore13 { get; set; }
    public float SeqMLScore14 { get; set; }
    public float SeqMLScore15 { get; set; }
    public float SeqMLScore16 { get; set; }
    public float SeqMLScore17 { get; set; }
    public float SeqMLScore18 { get; set; }
    public float SeqMLScore19 { get; set; }
    public float SeqMLScore20 { get; set; }
    public float SeqMLScore21 { get; set; }
    public float SeqMLScore22 { get; set; }
    public float SeqMLScore23 { get; set; }
    public float SeqMLScore24 { get; set; }
    public float SeqMLScore25 { get; set; }
    public float SeqMLScore26 { get; set; }
    public float SeqMLScore27 { get; set; }
    public float SeqMLScore28 { get; set; }
    public float SeqMLScore29 { get; set; }
    public float SeqMLScore30 { get; set; }
    public float SeqMLScore31 { get; set; }
    public float SeqMLScore32 { get; set; }
    public float SeqMLScore33 { get; set; }
    public float SeqMLScore34 { get; set; }
    public float SeqMLScore35 { get; set; }
    public float SeqMLScore36 { get; set; }
    public float SeqMLScore37 { get; set; }
    public float SeqMLScore38 { get; set; }
    public float SeqMLScore39 { get; set; }
    public float SeqMLScore40 { get; set; }
    public float SeqMLScore41 { get; set; }
    public float SeqMLScore42 { get; set; }
    public float SeqMLScore43 { get; set; }
    public float SeqMLScore44 { get; set; }
    public float SeqMLScore45 { get; set; }
    public float SeqMLScore46 { get; set; }
    public float SeqMLScore47 { get; set; }
    public float SeqMLScore48 { get; set; }
    public float SeqMLScore49 { get; set; }
    public float SeqMLScore50 { get; set; }
    public float SeqMLScore51 { get; set; }
    public float SeqMLScore52 { get; set; }
    public float SeqMLScore53 { get; set; }
    public float SeqMLScore54 { get; set; }
    public float SeqMLScore55 { get; set; }
    public float SeqMLScore56 { get; set; }
    public float SeqMLScore57 { get; set; }
    public float SeqMLScore58 { get; set; }
    public float SeqMLScore59 { get; set; }
    public float SeqMLScore60 { get; set; }
    public float SeqMLScore61 { get; set; }
    public float SeqMLScore62 { get; set; }
    public float SeqMLScore63 { get; set; }
    public float SeqMLScore64 { get; set; }
    public float SeqMLScore65 { get; set; }
    public float SeqMLScore66 { get; set; }
    public float SeqMLScore67 { get; set; }
    public float SeqMLScore68 { get; set; }
    public float SeqMLScore69 { get; set; }
    public float SeqMLScore70 { get; set; }
    public float SeqMLScore71 { get; set; }
    public float SeqMLScore72 { get; set; }
    public float SeqMLScore73 { get; set; }
    public float SeqMLScore74 { get; set; }
    public float SeqMLScore75 { get; set; }
    public float SeqMLScore76 { get; set; }
    public float SeqMLScore77 { get; set; }
    public float SeqMLScore78 { get; set; }
    public float SeqMLScore79 { get; set; }
    public float SeqMLScore80 { get; set; }
    public float SeqMLScore81 { get; set; }
    public float SeqMLScore82 { get; set; }
    public float SeqMLScore83 { get; set; }
    public float SeqMLScore84 { get; set; }
    public float SeqMLScore85 { get; set; }
    public float SeqMLScore86 { get; set; }
    public float SeqMLScore87 { get; set; }
    public float SeqMLScore88 { get; set; }
    public float SeqMLScore89 { get; set; }
    public float SeqMLScore90 { get; set; }
    public float SeqMLScore91 { get; set; }
    public float SeqMLScore92 { get; set; }
    public float SeqMLScore93 { get; set; }
    public float SeqMLScore94 { get; set; }
    public float SeqMLScore95 { get; set; }
    public float SeqMLScore96 { get; set; }
    public float SeqMLScore97 { get; set; }
    public float SeqMLScore98 { get; set; }
    public float SeqMLScore99 { get; set; }
    public float SeqMLScore100 { get; set; }
    public float SeqMLScore101 { get; set; }
    public float SeqMLScore102 { get; set; }
    public float SeqMLScore103 { get; set; }
    public float SeqMLScore104 { get; set; }
    public float SeqMLScore105 { get; set; }
    public float SeqMLScore106 { get; set; }
    public float SeqMLScore107 { get; set; }
    public float SeqMLScore108 { get; set; }
    public float SeqMLScore109 { get; set; }
    public float SeqMLScore110 { get; set; }
    public float SeqMLScore111 { get; set; }
    public float SeqMLScore112 { get; set; }
    public float SeqMLScore113 { get; set; }
    public float SeqMLScore114 { get; set; }
    public float SeqMLScore115 { get; set; }
    public float SeqMLScore116 { get; set; }
    public float SeqMLScore117 { get; set; }
    public float SeqMLScore118 { get; set; }
    public float SeqMLScore119 { get; set; }
    public float SeqMLScore120 { get; set; }
    public float SeqMLScore121 { get; set; }
    public float SeqMLScore122 { get; set; }
    public float SeqMLScore123 { get; set; }
    public float SeqMLScore124 { get; set; }
    public float SeqMLScore125 { get; set; }
    public float SeqMLScore126 { get; set; }
    public float SeqMLScore127 { get; set; }

    private static readonly Action<NamedScores, float[]> Copy = CompileCopy();

    private readonly float[] all = new float[Capacity];

    public static string ColumnOf(int index) => FormattableString.Invariant($"SeqMLScore{index}");

    public Span<float> Probabilities(int classes) => all.AsSpan(0, classes);

    /// <summary>Writes the scores' columns.</summary>
    private protected void CopyScores() => Copy(this, all);

    /// <summary>row.SeqMLScore0 = scores[0]; and so on, compiled once.</summary>
    private static Action<NamedScores, float[]> CompileCopy()
    {
        var (row, scores) = (Expression.Parameter(typeof(NamedScores)), Expression.Parameter(typeof(float[])));
        var copies = Enumerable.Range(0, Capacity).Select(index =>
            Expression.Assign(Expression.Property(row, ColumnOf(index)), Expression.ArrayIndex(scores, Expression.Constant(index))));
        return Expression.Lambda<Action<NamedScores, float[]>>(Expression.Block(copies), row, scores).Compile();
    }
}
