namespace SeqML.Text.Normalization;

/// <summary>In what order a date of three numbers is written, as 03/04/2021. A year of four digits at the start says itself that month and day follow.</summary>
public enum DateOrder
{
    /// <summary>3 April: in most of the world.</summary>
    DayMonthYear,

    /// <summary>March 4: in the United States.</summary>
    MonthDayYear,
}
