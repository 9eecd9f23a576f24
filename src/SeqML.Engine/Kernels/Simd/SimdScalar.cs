namespace SeqML.Engine.Kernels.Simd;

/// <summary>Plain code, one float at a time: for machines and settings without vector instructions.</summary>
internal readonly unsafe struct SimdScalar : ISimd<float>
{
    public static int Width => 1;
    public static bool IsSupported => true;
    public static bool HasManyRegisters => false;

    public static float Load(float* source) => *source;
    public static void Store(float* destination, float value) => *destination = value;
    public static float Broadcast(float value) => value;
    public static float Add(float x, float y) => x + y;
    public static float Subtract(float x, float y) => x - y;
    public static float Multiply(float x, float y) => x * y;
    public static float Divide(float x, float y) => x / y;
    public static float MultiplyAdd(float x, float y, float z) => x * y + z;
    public static float Max(float x, float y) => x > y ? x : y;
    public static float Min(float x, float y) => x < y ? x : y;
    public static float WhereGreater(float x, float y, float a, float b) => x > y ? a : b;
    public static float WhereNumber(float x, float a, float b) => float.IsNaN(x) ? b : a;
    public static float SquareRoot(float x) => MathF.Sqrt(x);
    public static float Round(float x) => MathF.Round(x);
    public static float Scale(float x, float n) => x * BitConverter.Int32BitsToSingle(((int)n + 127) << 23);
    public static float Exponent(float x) => (BitConverter.SingleToInt32Bits(x) >>> 23) - 127;
    public static float Sum(float x) => x;

    public static float Largest(float x) => x;
}
