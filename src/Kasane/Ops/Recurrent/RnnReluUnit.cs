using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>h' = relu(x + h) of the two projections (Elman 1990).</summary>
internal readonly struct RnnReluUnit : IRecurrentCell
{
    public static string Name => "RnnRelu";

    public static int Gates => 1;

    public static int Kept => 0;

    public static bool HasMemory => false;

    public static bool SplitsGates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<A, V>(in Quad<V> input, in Quad<V> hidden, V memory, out Quad<V> kept, out V next, out V output)
        where A : IAlgebra<A, V>
    {
        output = next = A.Select(A.LessEqual(input.A, A.Const(0)), A.Const(0), input.A);
        kept = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<A, V>(
        in Quad<V> kept, V memory, V next, V gradient, V later, out Quad<V> input, out Quad<V> hidden, out V earlier)
        where A : IAlgebra<A, V>
    {
        var d = A.Add(gradient, later);
        input = new() { A = A.Select(A.Less(A.Const(0), next), d, A.Const(0)) };
        hidden = input;
        earlier = A.Const(0);
    }
}
