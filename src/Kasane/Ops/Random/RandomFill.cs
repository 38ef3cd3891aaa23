namespace Kasane.Internal;

/// <summary>Fills memory with numbers of one distribution.</summary>
internal interface IDistribution
{
    /// <summary>The public method's name.</summary>
    static abstract string Name { get; }

    /// <summary>Fills the elements in order; <paramref name="contiguous"/> tells whether the tensor they belong to is contiguous.</summary>
    void Fill<T>(Generator generator, Span<T> elements, bool contiguous)
        where T : unmanaged;
}

/// <summary>Draws numbers on the host and brings them into a tensor of any layout and device.</summary>
/// <derivative>0.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly record struct RandomFill<TDistribution>(TDistribution Distribution, Generator? Generator) : IOp1, IInPlace1
    where TDistribution : struct, IDistribution
{
    public static string Name => TDistribution.Name;

    public Needs Needs => Needs.Zero;

    public Tensor Forward(Tensor x)
    {
        ForwardInto(x);
        return x;
    }

    public void ForwardInto(Tensor x)
    {
        switch (x.DType)
        {
            case DType.Float32: Fill<float>(x); break;
            case DType.Float64: Fill<double>(x); break;
            case DType.Float16: Fill<Half>(x); break;
            case DType.BFloat16: Fill<BFloat16>(x); break;
            case DType.Int64: Fill<long>(x); break;
            case DType.Int32: Fill<int>(x); break;
            case DType.Int16: Fill<short>(x); break;
            case DType.Int8: Fill<sbyte>(x); break;
            case DType.UInt8: Fill<byte>(x); break;
            case DType.Bool: Fill<bool>(x); break;
            default: throw new DTypeException(
                $"{Name} does not draw {x.DType} numbers. Draw the real and the imaginary parts.")
            {
                Operation = Name,
            };
        }
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.ZerosLike();

    private void Fill<T>(Tensor x)
        where T : unmanaged
    {
        if (x.ElementCount == 0 || !x.Backend.HasData) return;
        var generator = Generator ?? Kasane.Generator.Default;
        // Dense memory in another order of dimensions is filled as it lies.
        var dense = x.IsContiguous ? x : MemoryOrder(x);
        if (dense.IsContiguous && x.Device == Device.Cpu)
        {
            Distribution.Fill(generator, RawCopy.Span<T>(dense), x.IsContiguous);
            GC.KeepAlive(dense);
            return;
        }
        var host = Tensor.Allocate(Device.Cpu, dense.Layout.AsContiguous(), x.DType);
        Distribution.Fill(generator, RawCopy.Span<T>(host), x.IsContiguous);
        var there = new ToDeviceOp(Device.Cpu, x.Device).Forward(host);
        x.Backend.Copy(there.Block, dense.Block);
        GC.KeepAlive(host);
    }

    private static Tensor MemoryOrder(Tensor x)
    {
        var layout = x.Layout;
        int[] order = [.. Enumerable.Range(0, x.Rank).OrderByDescending(d => layout.Stride(d))];
        var sorted = Layout.Strided([.. order.Select(d => layout.Size(d))], [.. order.Select(d => layout.Stride(d))]);
        return sorted.IsContiguous ? x.Alias(sorted, x.Offset) : x;
    }
}
