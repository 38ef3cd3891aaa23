using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>The same values under the same layout on the CPU and on the reference device.</summary>
public sealed class KernelOperands
{
    private static readonly double[] Special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, -0.5, 6];

    private KernelOperands(Tensor cpu, Tensor reference)
    {
        Cpu = cpu;
        Reference = reference;
    }

    public Tensor Cpu { get; }

    public Tensor Reference { get; }

    /// <summary>Layouts of one shape (the last sizes given): contiguous, transposed, broadcast, with a negative stride, with gaps.</summary>
    public static IEnumerable<(long[] Sizes, long[] Strides, long Offset)> Layouts(long rows, long columns)
    {
        yield return ([rows, columns], [columns, 1], 0);
        yield return ([rows, columns], [1, rows], 0);
        yield return ([rows, columns], [0, 1], 2);
        yield return ([rows, columns], [1, 0], 1);
        yield return ([rows, columns], [0, 0], 3);
        yield return ([rows, columns], [-columns, 1], (rows - 1) * columns);
        yield return ([rows, columns], [columns, -1], columns - 1);
        yield return ([rows, columns], [2 * columns, 2], 1);
    }

    /// <summary>Values for an operand: integers where the dtype is integral, otherwise multiples of 1/64 with special ones between.</summary>
    public static KernelOperands Of(DType dtype, long[] sizes, long[] strides, long offset, int seed)
    {
        var layout = Layout.Strided(sizes, strides);
        var random = new Random(seed);
        var values = new double[Math.Max(1, offset + layout.Reach().Highest + 1)];
        for (var i = 0; i < values.Length; i++)
        {
            if (!dtype.IsFloatingPoint) values[i] = dtype is DType.Bool or DType.UInt8 ? random.Next(0, 12) : random.Next(-12, 13);
            else values[i] = random.Next(8) == 0 ? Special[random.Next(Special.Length)] : random.Next(-200, 201) / 64.0;
        }
        var cpu = Tensor.From(values.AsSpan(), [values.Length]).To(dtype);
        return new(cpu.Alias(layout, offset), cpu.To(Device.Reference).Alias(layout, offset));
    }

    /// <summary>Memory for a result, filled with something recognisable.</summary>
    public static KernelOperands Output(DType dtype, long[] sizes, long[] strides, long offset)
    {
        var layout = Layout.Strided(sizes, strides);
        var cpu = Tensor.Full([Math.Max(1, offset + layout.Reach().Highest + 3)], 1, dtype);
        return new(cpu.Alias(layout, offset), cpu.To(Device.Reference).Alias(layout, offset));
    }

    /// <summary>Compares everything that the results' memory holds, also beside the results themselves.</summary>
    public void AssertSame(string what)
    {
        var all = Layout.Contiguous([Cpu.Storage.Length / Cpu.DType.ItemSize]);
        var (got, want) = (Cpu.Alias(all, 0).ToArray<double>(), Reference.Alias(all, 0).ToArray<double>());
        var (relative, absolute) = Cpu.DType switch
        {
            DType.Float64 => (1e-12, 1e-13),
            DType.Float32 => (1e-5, 1e-5),
            DType.Float16 => (2e-3, 1e-4),
            DType.BFloat16 => (1.6e-2, 1e-3),
            _ => (0, 0),
        };
        for (var i = 0; i < got.Length; i++)
        {
            if (got[i].Equals(want[i]) || Math.Abs(got[i] - want[i]) <= absolute + (relative * Math.Abs(want[i]))) continue;
            Assert.Fail($"{what}: element {i} is {got[i]:r}, the reference says {want[i]:r}");
        }
    }
}
