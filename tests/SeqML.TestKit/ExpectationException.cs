namespace SeqML.TestKit;

/// <summary>A number is not what a test expected.</summary>
public sealed class ExpectationException(string message) : Exception(message);
