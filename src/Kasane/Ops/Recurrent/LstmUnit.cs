using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// c' = f c + i g, h = o tanh(c'), with input, forget and output gates i, f, o through the logistic function and the candidate g through
/// tanh, in the order i, f, g, o (Hochreiter and Schmidhuber 1997; Gers et al. 2000).
/// </summary>
internal readonly struct LstmUnit : IRecurrentCell
{
    public static string Name => "Lstm";

    public static int Gates => 4;

    public static int Kept => 4;

    public static bool HasMemory => true;

    public static bool SplitsGates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward<A, V>(in Quad<V> input, in Quad<V> hidden, V memory, out Quad<V> kept, out V next, out V output)
        where A : IAlgebra<A, V>
    {
        V i = A.Sigmoid(input.A), f = A.Sigmoid(input.B), g = A.Tanh(input.C), o = A.Sigmoid(input.D);
        next = A.MulAdd(f, memory, A.Mul(i, g));
        output = A.Mul(o, A.Tanh(next));
        kept = new() { A = i, B = f, C = g, D = o };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient<A, V>(
        in Quad<V> kept, V memory, V next, V gradient, V later, out Quad<V> input, out Quad<V> hidden, out V earlier)
        where A : IAlgebra<A, V>
    {
        V i = kept.A, f = kept.B, g = kept.C, o = kept.D, one = A.Const(1);
        var t = A.Tanh(next);
        var c = A.MulAdd(A.Mul(gradient, o), A.Sub(one, A.Mul(t, t)), later);
        input = new()
        {
            A = A.Mul(A.Mul(c, g), A.Mul(i, A.Sub(one, i))),
            B = A.Mul(A.Mul(c, memory), A.Mul(f, A.Sub(one, f))),
            C = A.Mul(A.Mul(c, i), A.Sub(one, A.Mul(g, g))),
            D = A.Mul(A.Mul(gradient, t), A.Mul(o, A.Sub(one, o))),
        };
        hidden = input;
        earlier = A.Mul(c, f);
    }
}
