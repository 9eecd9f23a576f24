using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>An identity of a row, 128 bits wide, that stays with the row wherever it is shuffled or filtered to.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    /// <summary>The lower 64 bits.</summary>
    public readonly ulong Low;

    /// <summary>The upper 64 bits.</summary>
    public readonly ulong High;

    /// <summary>Makes an identity of its two halves.</summary>
    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    /// <summary>Compares as unsigned numbers of 128 bits.</summary>
    public int CompareTo(DataViewRowId other)
    {
        var high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <summary>Whether both halves agree.</summary>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Low, High);

    /// <summary>Another identity, for a second row made of this one.</summary>
    public DataViewRowId Fork() => new(Mix(Low ^ 0x9E3779B97F4A7C15), Mix(High + Low + 1));

    /// <summary>Another identity, for the row that follows in a series made of this one.</summary>
    public DataViewRowId Next() => new(Mix(Low + 0x9E3779B97F4A7C15), Mix(High ^ Low));

    /// <summary>An identity made of two.</summary>
    public DataViewRowId Combine(DataViewRowId other) => new(Mix(Low ^ Mix(other.Low + 1)), Mix(High ^ Mix(other.High + 2)));

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
