using System.Numerics;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Loops with a vector form of their own against the scalar definition, at every length of vectors and what is left over.</summary>
public class FastLoopTests
{
    private const int MostElements = 70;

    private static readonly float[] Special =
        [0, -0f, 1, -1, 0.5f, -3, 1e-30f, 1e30f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    private static readonly long[] Whole =
        [0, 1, -1, 7, -7, 1000, -999, (1L << 52) - 1, -(1L << 52), 1L << 53, (1L << 53) + 1, long.MaxValue, long.MinValue];

    [Fact]
    public void Truth_values_follow_the_tables()
    {
        for (var n = 0; n <= MostElements; n++)
        {
            var a = Enumerable.Range(0, n).Select(i => i % 2 == 1).ToArray();
            var b = Enumerable.Range(0, n).Select(i => i / 2 % 2 == 1).ToArray();
            var (x, y) = (Tensor.From(a), Tensor.From(b));
            Assert.Equal(a.Zip(b, (p, q) => p && q), x.LogicalAnd(y).ToArray<bool>());
            Assert.Equal(a.Zip(b, (p, q) => p || q), x.LogicalOr(y).ToArray<bool>());
            Assert.Equal(a.Zip(b, (p, q) => p != q), x.LogicalXor(y).ToArray<bool>());
            Assert.Equal(a.Zip(b, (p, q) => p || q), (x + y).ToArray<bool>());
            Assert.Equal(a.Zip(b, (p, q) => !p && q), x.Lt(y).ToArray<bool>());
            Assert.Equal(a.Select(p => !p), x.LogicalNot().ToArray<bool>());
            Assert.Equal(a.Select(p => !p), x.Lt(0.5).ToArray<bool>());
            Assert.Equal(a.Select(p => p), x.LogicalAnd(Tensor.From(true)).ToArray<bool>());
        }
    }

    [Fact]
    public void Truth_values_of_views_and_broadcasts_follow_the_tables()
    {
        var x = Tensor.From(Enumerable.Range(0, 6000).Select(i => i % 3 == 0).ToArray()).Reshape(60, 100);
        var row = Tensor.From(Enumerable.Range(0, 100).Select(i => i % 2 == 0).ToArray());
        var column = x.Narrow(1, 7, 1);
        var result = x.LogicalXor(row).LogicalAnd(column.LogicalNot());
        for (var i = 0; i < 60; i++)
            for (var j = 0; j < 100; j++)
                Assert.Equal(((i * 100) + j) % 3 == 0 != (j % 2 == 0) && ((i * 100) + 7) % 3 != 0, result[i, j].Item<bool>());
    }

    [Fact]
    public void Complex_numbers_are_those_of_double_precision_rounded()
    {
        for (var n = 1; n <= MostElements; n++)
        {
            var a = Enumerable.Range(0, n).Select(i => new Complex64(Special[i % 12], Special[i * 5 / 12 % 12])).ToArray();
            var b = Enumerable.Range(0, n).Select(i => new Complex64(Special[(i + n) % 12], Special[i * 7 / 12 % 12])).ToArray();
            var (x, y) = (Tensor.From(a), Tensor.From(b));
            Compare(a, b, (p, q) => p + q, x + y);
            Compare(a, b, (p, q) => p - q, x - y);
            Compare(a, b, (p, q) => p * q, x * y);
            Compare(a, b, (p, q) => p / q, x / y);
            Compare(a, b, (p, _) => Complex.Conjugate(p), x.Conj());
            Compare(a, b, (p, _) => Complex.Exp(p), x.Exp());
            Compare(a, b, (p, _) => Complex.Abs(p), Functional.Complex(x.Abs(), Tensor.Zeros(n)));
            Assert.Equal(a.Zip(b, (p, q) => (Complex)p == (Complex)q), x.Eq(y).ToArray<bool>());
        }
    }

    [Fact]
    public void BFloat16_is_computed_in_float_and_rounded()
    {
        for (var n = 1; n <= MostElements; n++)
        {
            var x = Tensor.From(Enumerable.Range(0, n).Select(i => Special[i % 12] * (1 + (i / 12 / 64f))).ToArray()).To(DType.BFloat16);
            var y = Tensor.From(Enumerable.Range(0, n).Select(i => Special[(i + n) % 12]).ToArray()).To(DType.BFloat16);
            var (wideX, wideY) = (x.To(DType.Float32), y.To(DType.Float32));
            Same((wideX + wideY).To(DType.BFloat16), x + y);
            Same((wideX * wideY[0]).To(DType.BFloat16), x * y[0]);
            Same(wideX.Relu().To(DType.BFloat16), x.Relu());
            Same(Functional.Lerp(wideX, wideY, wideX).To(DType.BFloat16), Functional.Lerp(x, y, x));
            Assert.Equal(wideX.Lt(wideY).ToArray<bool>(), x.Lt(y).ToArray<bool>());
        }
    }

    [Fact]
    public void Integer_quotients_are_exact()
    {
        foreach (var divisor in Whole.Where(b => b != 0))
        {
            for (var n = 1; n <= MostElements; n += 3)
            {
                // Large numbers only in some lengths: their vectors go another way.
                var a = Enumerable.Range(0, n).Select(i => n % 2 == 0 ? Whole[i % 13] : Whole[i % 8] - i).ToArray();
                var (x, y) = (Tensor.From(a), Tensor.From(Enumerable.Repeat(divisor, n).ToArray()));
                Assert.Equal(a.Select(p => FloorQuotient.Of(p, divisor)), x.FloorDivide(y).ToArray<long>());
                Assert.Equal(a.Select(p => TruncatedQuotient.Of(p, divisor)), x.Div(y, RoundingMode.Trunc).ToArray<long>());
                Assert.Equal(a.Select(p => FloorRest.Of(p, divisor)), x.Remainder(y).ToArray<long>());
                Assert.Equal(a.Select(p => TruncatedRest.Of(p, divisor)), x.Fmod(y).ToArray<long>());
                if ((int)divisor == 0) continue;
                var narrow = a.Select(p => (int)p).ToArray();
                var (small, by) = (Tensor.From(narrow), Tensor.From(Enumerable.Repeat((int)divisor, n).ToArray()));
                Assert.Equal(narrow.Select(p => (int)FloorQuotient.Of(p, (int)divisor)), small.FloorDivide(by).ToArray<int>());
                Assert.Equal(narrow.Select(p => (int)FloorRest.Of(p, (int)divisor)), small.Remainder(by).ToArray<int>());
            }
        }
    }

    private static void Compare(Complex64[] a, Complex64[] b, Func<Complex, Complex, Complex> truth, Tensor result)
    {
        var values = result.ToArray<Complex64>();
        for (var i = 0; i < a.Length; i++)
        {
            var expected = (Complex64)truth(a[i], b[i]);
            Assert.True(
                Near(expected.Real, values[i].Real) && Near(expected.Imaginary, values[i].Imaginary),
                $"{a[i]}, {b[i]}: {values[i]} rather than {expected}");
        }
    }

    private static bool Near(float expected, float value) =>
        (float.IsNaN(expected) && float.IsNaN(value)) || expected == value || Math.Abs(expected - value) <= Math.Abs(expected) * 2e-7f;

    private static void Same(Tensor expected, Tensor result)
    {
        var (e, r) = (expected.To(DType.Float32).ToArray<float>(), result.To(DType.Float32).ToArray<float>());
        for (var i = 0; i < e.Length; i++) Assert.True(e[i].Equals(r[i]), $"{i} of {e.Length}: {r[i]} rather than {e[i]}");
    }
}
