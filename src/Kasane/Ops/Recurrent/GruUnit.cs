using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// h' = n + z (h - n), with reset and update gates r, z through the logistic function and the candidate n = tanh(x_n + r h_n), in the order
/// r, z, n (Cho et al. 2014).
/// </summary>
internal readonly struct GruUnit : IRecurrentCell
{
    public static string Name => "Gru";

    public static int Gates => 3;

    public static int Kept => 4;

    public static bool HasMemory => false;

    public static bool SplitsGates => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<A, V>(in Quad<V> input, in Quad<V> hidden, V memory, out Quad<V> kept, out V next, out V output)
        where A : IAlgebra<A, V>
    {
        V r = A.Sigmoid(A.Add(input.A, hidden.A)), z = A.Sigmoid(A.Add(input.B, hidden.B));
        var n = A.Tanh(A.MulAdd(r, hidden.C, input.C));
        output = next = A.MulAdd(z, A.Sub(memory, n), n);
        kept = new() { A = r, B = z, C = n, D = hidden.C };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<A, V>(
        in Quad<V> kept, V memory, V next, V gradient, V later, out Quad<V> input, out Quad<V> hidden, out V earlier)
        where A : IAlgebra<A, V>
    {
        V r = kept.A, z = kept.B, n = kept.C, one = A.Const(1);
        var d = A.Add(gradient, later);
        var ofN = A.Mul(A.Mul(d, A.Sub(one, z)), A.Sub(one, A.Mul(n, n)));
        input = new()
        {
            A = A.Mul(A.Mul(ofN, kept.D), A.Mul(r, A.Sub(one, r))),
            B = A.Mul(A.Mul(d, A.Sub(memory, n)), A.Mul(z, A.Sub(one, z))),
            C = ofN,
        };
        hidden = input;
        hidden.C = A.Mul(ofN, r);
        earlier = A.Mul(d, z);
    }
}
