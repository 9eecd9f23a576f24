using System.Linq.Expressions;

namespace SeqML.Classification;

/// <summary>
/// A row of the scores of up to 128 classes or labels: a column each, so that Concatenate can take their names as slot names, and
/// evaluation shows them.
/// </summary>
internal abstract class NamedScores
{
    public const int Capacity = 128;

#pragma warning disable CS0649 // assigned by the code that CompileCopy makes
    public float SeqMLScore0, SeqMLScore1, SeqMLScore2, SeqMLScore3, SeqMLScore4, SeqMLScore5, SeqMLScore6, SeqMLScore7;
    public float SeqMLScore8, SeqMLScore9, SeqMLScore10, SeqMLScore11, SeqMLScore12, SeqMLScore13, SeqMLScore14, SeqMLScore15;
    public float SeqMLScore16, SeqMLScore17, SeqMLScore18, SeqMLScore19, SeqMLScore20, SeqMLScore21, SeqMLScore22, SeqMLScore23;
    public float SeqMLScore24, SeqMLScore25, SeqMLScore26, SeqMLScore27, SeqMLScore28, SeqMLScore29, SeqMLScore30, SeqMLScore31;
    public float SeqMLScore32, SeqMLScore33, SeqMLScore34, SeqMLScore35, SeqMLScore36, SeqMLScore37, SeqMLScore38, SeqMLScore39;
    public float SeqMLScore40, SeqMLScore41, SeqMLScore42, SeqMLScore43, SeqMLScore44, SeqMLScore45, SeqMLScore46, SeqMLScore47;
    public float SeqMLScore48, SeqMLScore49, SeqMLScore50, SeqMLScore51, SeqMLScore52, SeqMLScore53, SeqMLScore54, SeqMLScore55;
    public float SeqMLScore56, SeqMLScore57, SeqMLScore58, SeqMLScore59, SeqMLScore60, SeqMLScore61, SeqMLScore62, SeqMLScore63;
    public float SeqMLScore64, SeqMLScore65, SeqMLScore66, SeqMLScore67, SeqMLScore68, SeqMLScore69, SeqMLScore70, SeqMLScore71;
    public float SeqMLScore72, SeqMLScore73, SeqMLScore74, SeqMLScore75, SeqMLScore76, SeqMLScore77, SeqMLScore78, SeqMLScore79;
    public float SeqMLScore80, SeqMLScore81, SeqMLScore82, SeqMLScore83, SeqMLScore84, SeqMLScore85, SeqMLScore86, SeqMLScore87;
    public float SeqMLScore88, SeqMLScore89, SeqMLScore90, SeqMLScore91, SeqMLScore92, SeqMLScore93, SeqMLScore94, SeqMLScore95;
    public float SeqMLScore96, SeqMLScore97, SeqMLScore98, SeqMLScore99, SeqMLScore100, SeqMLScore101, SeqMLScore102, SeqMLScore103;
    public float SeqMLScore104, SeqMLScore105, SeqMLScore106, SeqMLScore107, SeqMLScore108, SeqMLScore109, SeqMLScore110, SeqMLScore111;
    public float SeqMLScore112, SeqMLScore113, SeqMLScore114, SeqMLScore115, SeqMLScore116, SeqMLScore117, SeqMLScore118, SeqMLScore119;
    public float SeqMLScore120, SeqMLScore121, SeqMLScore122, SeqMLScore123, SeqMLScore124, SeqMLScore125, SeqMLScore126, SeqMLScore127;
#pragma warning restore CS0649

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
            Expression.Assign(Expression.Field(row, ColumnOf(index)), Expression.ArrayIndex(scores, Expression.Constant(index))));
        return Expression.Lambda<Action<NamedScores, float[]>>(Expression.Block(copies), row, scores).Compile();
    }
}
