using System.Numerics;

namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void MatMul(in Block a, in Block b, in Block c, in Epilogue epilogue)
    {
        fixed (byte* pa = a, pb = b, pc = c)
        {
            var (left, right, to) = (new Accessor(a, pa), new Accessor(b, pb), new Accessor(c, pc));
            var rank = c.Layout.Rank;
            var (rows, inner, columns) = (c.Layout.Size(rank - 2), a.Layout.Size(a.Layout.Rank - 1), c.Layout.Size(rank - 1));
            foreach (var batch in new Indices(Layout.Contiguous(c.Layout.Sizes[..^2])))
            {
                if (c.DType.IsFloatingPoint)
                {
                    static double Read(in Accessor from, ReadOnlySpan<long> index) => from.Double(index);
                    var sums = Product(Matrix(left, batch, rows, inner, Read), Matrix(right, batch, inner, columns, Read), rows, inner, columns);
                    Write(to, batch, columns, epilogue, sums);
                }
                else
                {
                    static long Read(in Accessor from, ReadOnlySpan<long> index) => from.Long(index);
                    var sums = Product(Matrix(left, batch, rows, inner, Read), Matrix(right, batch, inner, columns, Read), rows, inner, columns);
                    Write(to, batch, columns, epilogue, sums);
                }
            }
        }
    }

    private delegate T Reader<T>(in Accessor from, ReadOnlySpan<long> index);

    /// <summary>One matrix of a batch, row by row.</summary>
    private static T[] Matrix<T>(in Accessor from, ReadOnlySpan<long> batch, long rows, long columns, Reader<T> read)
    {
        var values = new T[rows * columns];
        long[] index = [.. batch, 0, 0];
        for (long i = 0; i < values.Length; i++)
        {
            (index[^2], index[^1]) = (i / columns, i % columns);
            values[i] = read(from, index);
        }
        return values;
    }

    private static T[] Product<T>(T[] a, T[] b, long rows, long inner, long columns)
        where T : INumber<T>
    {
        var c = new T[rows * columns];
        for (long i = 0; i < rows; i++)
            for (long k = 0; k < inner; k++)
            {
                var factor = a[(i * inner) + k];
                for (long j = 0; j < columns; j++) c[(i * columns) + j] += factor * b[(k * columns) + j];
            }
        return c;
    }

    private static void Write(in Accessor to, ReadOnlySpan<long> batch, long columns, in Epilogue epilogue, double[] sums)
    {
        long[] index = [.. batch, 0, 0];
        for (long i = 0; i < sums.Length; i++)
        {
            (index[^2], index[^1]) = (i / columns, i % columns);
            var sum = sums[i];
            if (epilogue.Bias is { } bias)
                fixed (byte* pin = bias)
                    sum += new Accessor(bias, pin).Double(index.AsSpan()[^1..]);
            if (epilogue.Accumulate) sum += to.Double(index);
            to.Set(index, epilogue.Rectify && sum < 0 ? 0 : sum);
        }
    }

    private static void Write(in Accessor to, ReadOnlySpan<long> batch, long columns, in Epilogue epilogue, long[] sums)
    {
        long[] index = [.. batch, 0, 0];
        for (long i = 0; i < sums.Length; i++)
        {
            (index[^2], index[^1]) = (i / columns, i % columns);
            to.Set(index, epilogue.Accumulate ? to.Long(index) + sums[i] : sums[i]);
        }
    }
}
