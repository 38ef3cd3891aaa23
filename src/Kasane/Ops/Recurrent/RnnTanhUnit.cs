using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>h' = tanh(x + h) of the two projections (Elman 1990).</summary>
internal readonly struct RnnTanhUnit : IRecurrentCell
{
    public static string Name => "RnnTanh";

    public static int Gates => 1;

    public static int Kept => 0;

    public static bool HasMemory => false;

    public static bool SplitsGates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<A, V>(in Quad<V> input, in Quad<V> hidden, V memory, out Quad<V> kept, out V next, out V output)
        where A : IAlgebra<A, V>
    {
        output = next = A.Tanh(input.A);
        kept = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<A, V>(
        in Quad<V> kept, V memory, V next, V gradient, V later, out Quad<V> input, out Quad<V> hidden, out V earlier)
        where A : IAlgebra<A, V>
    {
        var d = A.Add(gradient, later);
        input = new() { A = A.Mul(d, A.Sub(A.Const(1), A.Mul(next, next))) };
        hidden = input;
        earlier = A.Const(0);
    }
}
