using System.Numerics;
using Kasane.Internal;

namespace Kasane.Tests.Kernels.Lanes;

/// <summary>Comparisons, the algebra of masks, selection, and masks as bytes.</summary>
public unsafe class LaneMaskTests
{
    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void ComparisonsMatchScalars(int width, string type) => LaneCases.Run(width, type, default(Comparisons));

    [Theory]
    [MemberData(nameof(LaneCases.All), MemberType = typeof(LaneCases))]
    public void MasksTravelAsBytes(int width, string type) => LaneCases.Run(width, type, default(MaskBytes));

    private static void CheckComparison<L, V, T>(string name, Func<V, V, V> op, Func<T, T, bool> expected)
        where L : ILanes<L, V>
        where V : struct
        where T : unmanaged, INumber<T>
    {
        T* lanes = stackalloc T[16];
        byte* bytes = stackalloc byte[16];
        T[] values = LaneCases.Values<T>();
        foreach (T a in values)
        {
            for (int start = 0; start < values.Length; start++)
            {
                for (int i = 0; i < L.Count; i++) lanes[i] = values[(start + i) % values.Length];
                V mask = op(L.Broadcast(&a), L.Load(lanes));
                L.StoreMask(mask, bytes, L.Count);
                for (int i = 0; i < L.Count; i++)
                {
                    Assert.True((expected(a, lanes[i]) ? 1 : 0) == bytes[i], $"{a} {name} {lanes[i]}: {bytes[i]}");
                }

                L.Store(L.Select(mask, L.Const(5), L.Const(9)), lanes);
                for (int i = 0; i < L.Count; i++) Assert.Equal(bytes[i] == 1 ? 5 : 9, int.CreateTruncating(lanes[i]));
            }
        }
    }

    private readonly struct Comparisons : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            CheckComparison<L, V, T>("<", L.Less, (a, b) => a < b);
            CheckComparison<L, V, T>("<=", L.LessEqual, (a, b) => a <= b);
            CheckComparison<L, V, T>("==", L.Equal, (a, b) => a == b);
            CheckComparison<L, V, T>(">", L.Greater, (a, b) => a > b);
            CheckComparison<L, V, T>(">=", L.GreaterEqual, (a, b) => a >= b);
            CheckComparison<L, V, T>("!=", L.NotEqual, (a, b) => a != b);
            CheckComparison<L, V, T>("is NaN or", (a, b) => L.Or(L.IsNaN(a), L.IsNaN(b)), (a, b) => T.IsNaN(a) || T.IsNaN(b));
            CheckComparison<L, V, T>("and", (a, b) => L.And(L.LessEqual(a, b), L.LessEqual(b, a)), (a, b) => a == b);
            CheckComparison<L, V, T>("not", (a, b) => L.Not(L.Less(a, b)), (a, b) => !(a < b));
        }
    }

    private readonly struct MaskBytes : ILaneCheck
    {
        public void Run<L, V, T>()
            where L : ILanes<L, V>
            where V : struct
            where T : unmanaged, INumber<T>
        {
            byte* source = stackalloc byte[16];
            byte* target = stackalloc byte[20];
            Random random = new(1);
            for (int count = 1; count <= L.Count; count++)
            {
                for (int round = 0; round < 50; round++)
                {
                    for (int i = 0; i < 16; i++) source[i] = (byte)(random.Next(2) * random.Next(1, 256));
                    new Span<byte>(target, 20).Fill(77);
                    V mask = L.LoadMask(source, count);
                    L.StoreMask(mask, target, count);
                    for (int i = 0; i < 20; i++) Assert.Equal(i >= count ? 77 : source[i] == 0 ? 0 : 1, target[i]);
                    L.StoreMask(mask, target, L.Count);
                    for (int i = 0; i < L.Count; i++) Assert.Equal(i < count && source[i] != 0 ? 1 : 0, target[i]);
                }
            }
        }
    }
}
