namespace SeqML.Text.Normalization;

/// <summary>What a stage made of its options when it was built. It takes no part when stages are compared: their options say all.</summary>
internal readonly struct Derived<T>(T value) : IEquatable<Derived<T>>
{
    public T Value { get; } = value;

    public bool Equals(Derived<T> other) => true;

    public override bool Equals(object? obj) => obj is Derived<T>;

    public override int GetHashCode() => 0;
}
