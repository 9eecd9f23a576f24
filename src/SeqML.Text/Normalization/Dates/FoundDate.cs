namespace SeqML.Text.Normalization.Dates;

/// <summary>A date as it was read.</summary>
/// <param name="Year">0 where it has none.</param>
/// <param name="Month">From 1.</param>
/// <param name="Day">From 1; 0 where it has none.</param>
internal readonly record struct FoundDate(int Year, int Month, int Day)
{
    public bool IsWhole => Year > 0 && Day > 0;

    /// <summary>Whether there is such a day. Without a year February has 29.</summary>
    public bool IsValid => Month is >= 1 and <= 12 && Year is 0 or (>= 1000 and <= 2999) && Day >= 0 && Day <= DateTime.DaysInMonth(Year > 0 ? Year : 2000, Month);
}
