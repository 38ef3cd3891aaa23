namespace Kasane;

public partial class Tensor
{
    /// <summary>A tensor of the given elements, in row-major order; the data is copied.</summary>
    /// <typeparam name="T">float, double, Half, BFloat16, long, int, short, sbyte, byte, bool or Complex64.</typeparam>
    /// <param name="data">As many elements as the shape has.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="device">Where to; default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="ShapeException">The number of elements differs from the shape's.</exception>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is the element type of no dtype.</exception>
    public static unsafe Tensor From<T>(ReadOnlySpan<T> data, Shape shape, Device? device = null, bool requiresGrad = false)
        where T : unmanaged
    {
        var dtype = DType.Of<T>();
        var layout = Internal.Layout.Contiguous(shape);
        if (data.Length != layout.Count)
            throw new ShapeException($"From expects {layout.Count} elements for shape {shape}, but got {data.Length}.") { Operation = "From", Shapes = [shape] };
        var x = Allocate(device ?? Device.Cpu, layout, dtype);
        x.Backend.Upload(System.Runtime.InteropServices.MemoryMarshal.AsBytes(data), x.Block);
        return Finish(x, requiresGrad);
    }

    /// <inheritdoc cref="From{T}(ReadOnlySpan{T}, Shape, Device?, bool)"/>
    public static Tensor From<T>(T[] data, Shape shape, Device? device = null, bool requiresGrad = false)
        where T : unmanaged => From(data.AsSpan(), shape, device, requiresGrad);

    /// <summary>A vector of the given elements; the data is copied.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is the element type of no dtype.</exception>
    public static Tensor From<T>(params T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        return From(data.AsSpan(), [data.Length]);
    }

    /// <summary>A matrix of the given elements; the data is copied.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is the element type of no dtype.</exception>
    public static Tensor From<T>(T[,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(data);
        var flat = new T[data.Length];
        var i = 0;
        foreach (var element in data) flat[i++] = element;
        return From(flat.AsSpan(), [data.GetLength(0), data.GetLength(1)]);
    }

    /// <summary>A tensor without dimensions that holds one number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Default: Float32, Int64, Bool or Complex64, after the kind of number.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Scalar(Scalar value, DType? dtype = null, bool requiresGrad = false) =>
        Filled(Internal.Layout.Scalar, value, dtype ?? DTypeOf(value), null, requiresGrad);

    /// <summary>Memory with undefined content.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Empty(params ReadOnlySpan<long> shape) => Empty(Kasane.Shape.Create(shape), DType.Float32);

    /// <summary>Memory with undefined content.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Empty(Shape shape, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Finish(Allocate(device ?? Device.Cpu, Internal.Layout.Contiguous(shape), dtype), requiresGrad);

    /// <summary>Zeros, Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Zeros(params ReadOnlySpan<long> shape) => Full(Kasane.Shape.Create(shape), 0, DType.Float32);

    /// <summary>Zeros.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Zeros(Shape shape, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Full(shape, 0, dtype, device, requiresGrad);

    /// <summary>Ones, Float32.</summary>
    /// <param name="shape">The sizes.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Ones(params ReadOnlySpan<long> shape) => Full(Kasane.Shape.Create(shape), 1, DType.Float32);

    /// <summary>Ones.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Ones(Shape shape, DType dtype = DType.Float32, Device? device = null, bool requiresGrad = false) =>
        Full(shape, 1, dtype, device, requiresGrad);

    /// <summary>One number everywhere.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="value">The number.</param>
    /// <param name="dtype">Default: Float32, Int64, Bool or Complex64, after the kind of number.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    public static Tensor Full(Shape shape, Scalar value, DType? dtype = null, Device? device = null, bool requiresGrad = false) =>
        Filled(Internal.Layout.Contiguous(shape), value, dtype ?? DTypeOf(value), device, requiresGrad);

    /// <summary>0, 1, ..., end - 1 (or up to below <paramref name="end"/>).</summary>
    /// <param name="end">Where to stop; not included.</param>
    /// <param name="dtype">Default: Int64 for an integer end, otherwise Float32.</param>
    public static Tensor Arange(Scalar end, DType? dtype = null) => Arange(0, end, 1, dtype);

    /// <summary>start, start + step, ... up to below <paramref name="end"/>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">Where to stop; not included.</param>
    /// <param name="step">The distance; negative to count down.</param>
    /// <param name="dtype">Default: Int64 if all numbers are integers, otherwise Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <param name="requiresGrad">Whether gradients shall be collected.</param>
    /// <exception cref="KasaneException">The step is 0 or leads away from the end.</exception>
    public static Tensor Arange(Scalar start, Scalar end, Scalar? step = null, DType? dtype = null, Device? device = null, bool requiresGrad = false)
    {
        var by = step ?? 1;
        var integers = start.Kind <= ScalarKind.Integer && end.Kind <= ScalarKind.Integer && by.Kind <= ScalarKind.Integer;
        var (first, last, distance) = (start.ToDouble(), end.ToDouble(), by.ToDouble());
        if (distance == 0 || !double.IsFinite(first) || !double.IsFinite(last))
            throw new KasaneException(
                $"Arange expects finite bounds and a step that is not 0, but got start {start}, end {end}, step {by}.")
            {
                Operation = "Arange",
            };
        if ((distance > 0 && first > last) || (distance < 0 && first < last))
            throw new KasaneException($"Arange from {start} to {end} expects a step of the other sign than {by}.") { Operation = "Arange" };
        var type = dtype ?? (integers ? DType.Int64 : DType.Float32);
        var count = (long)Math.Ceiling((last - first) / distance);
        Tensor x;
        if (integers)
        {
            var (from, next) = (start.ToInt64(), by.ToInt64());
            var values = new long[count];
            for (long i = 0; i < count; i++) values[i] = from + (i * next);
            x = Converted(values, type, device);
        }
        else
        {
            var values = new double[count];
            for (long i = 0; i < count; i++) values[i] = first + (i * distance);
            x = Converted(values, type, device);
        }
        return Finish(x, requiresGrad);
    }

    private static unsafe Tensor Converted<T>(T[] values, DType dtype, Device? device)
        where T : unmanaged
    {
        var x = Allocate(device ?? Device.Cpu, Internal.Layout.Contiguous([values.Length]), dtype);
        var raw = new byte[checked(values.Length * (long)dtype.ItemSize)];
        fixed (T* from = values)
        fixed (byte* to = raw)
            Internal.Conversion.Run((byte*)from, DType.Of<T>(), to, dtype, values.Length);
        x.Backend.Upload(raw, x.Block);
        return x;
    }

    private static Tensor Filled(Internal.Layout layout, Scalar value, DType dtype, Device? device, bool requiresGrad)
    {
        var x = Allocate(device ?? Device.Cpu, layout, dtype);
        x.Backend.Fill(x.Block, value);
        return Finish(x, requiresGrad);
    }

    private static Tensor Finish(Tensor x, bool requiresGrad)
    {
        if (Internal.GradMode.Inference) x.IsInference = true;
        if (requiresGrad) x.RequiresGrad = true;
        return x;
    }

    private static DType DTypeOf(Scalar value) => value.Kind switch
    {
        ScalarKind.Bool => DType.Bool,
        ScalarKind.Integer => DType.Int64,
        ScalarKind.Floating => DType.Float32,
        _ => DType.Complex64,
    };
}
