namespace Kasane;

public static partial class Functional
{
    /// <summary>A contiguous copy with memory of its own.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Clone(this Tensor x) => Primitive.Call(new CopyOp(x.DType), x);

    /// <summary><paramref name="x"/> itself if it is contiguous, otherwise a contiguous copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    public static Tensor Contiguous(this Tensor x) => x.IsContiguous ? x : x.Clone();

    /// <summary><paramref name="x"/> itself if it has the dtype, otherwise a converted copy.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="dtype">The dtype wanted. Floating point to integer truncates; anything to Bool asks "is it not 0".</param>
    public static Tensor To(this Tensor x, DType dtype) => x.DType == dtype ? x : Primitive.Call(new CopyOp(dtype), x);

    /// <summary><paramref name="x"/> itself if it lies on the device, otherwise a copy there.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="device">Where to.</param>
    public static Tensor To(this Tensor x, Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return x.Device == device ? x : Primitive.Call(new ToDeviceOp(x.Device, device), x);
    }

    /// <summary>
    /// Overwrites the elements of <paramref name="x"/> with those of <paramref name="source"/>, converted to its dtype; returns it.
    /// </summary>
    /// <param name="x">The tensor to change; on any device.</param>
    /// <param name="source">A shape that broadcasts to that of <paramref name="x"/>.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CopyInPlace(this Tensor x, Tensor source) => InPlace.Call(default(CopyIntoOp), x, source.To(x.Device));

    /// <summary>Overwrites every element with one number; returns <paramref name="x"/>.</summary>
    /// <param name="x">The tensor to change.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor FillInPlace(this Tensor x, Scalar value) => InPlace.Call(new FillOp(value), x);

    /// <summary>Overwrites every element with the one of a tensor without dimensions; returns <paramref name="x"/>.</summary>
    /// <param name="x">The tensor to change.</param>
    /// <param name="value">No dimensions.</param>
    /// <exception cref="ShapeException">The value has dimensions.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor FillInPlace(this Tensor x, Tensor value) => x.CopyInPlace(SingleValue(value, x, "FillInPlace"));

    /// <summary>A tensor of the same shape and dtype with one number everywhere; no gradient flows to <paramref name="x"/>.</summary>
    /// <param name="x">The model.</param>
    /// <param name="value">The number.</param>
    public static Tensor Fill(this Tensor x, Scalar value) => x.Clone().FillInPlace(value);

    /// <summary>A tensor of the same shape and dtype with the element of a tensor without dimensions everywhere.</summary>
    /// <param name="x">The model; no gradient flows to it.</param>
    /// <param name="value">No dimensions.</param>
    /// <exception cref="ShapeException">The value has dimensions.</exception>
    public static Tensor Fill(this Tensor x, Tensor value) => x.Clone().FillInPlace(value);

    /// <summary>Overwrites every element with 0; returns <paramref name="x"/>.</summary>
    /// <param name="x">The tensor to change.</param>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ZeroInPlace(this Tensor x) => x.FillInPlace(0);
}

/// <summary>A copy, perhaps of another dtype.</summary>
/// <derivative>g in the dtype of x.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct CopyOp(DType DType) : IOp1
{
    public static string Name => "Clone";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var y = Tensor.Allocate(x.Device, x.Layout.AsContiguous(), DType);
        y.Backend.Copy(x.Block, y.Block);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient;
}

/// <summary>A copy on another device.</summary>
/// <derivative>g on the device of x.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct ToDeviceOp(Device From, Device To) : IOp1
{
    public static string Name => "ToDevice";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var source = x.Contiguous();
        var y = Tensor.Allocate(To, source.Layout, x.DType);
        if (!Backend.Of(To).HasData) return y;
        var host = new byte[checked(x.ElementCount * x.DType.ItemSize)];
        Backend.Of(From).Download(source.Block, host);
        Backend.Of(To).Upload(host, y.Block);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.To(From);
}

/// <summary>One tensor written into another, in place.</summary>
/// <derivative>by the target: 0; by the source: g.</derivative>
/// <dtypes>all</dtypes>
internal readonly struct CopyIntoOp : IOp2, IInPlace2
{
    public static string Name => "CopyInPlace";

    public Needs NeedsFor(bool left, bool right) => Needs.Nothing;

    public Tensor Forward(Tensor a, Tensor b) => throw new NotSupportedException("A copy into a tensor exists in place only.");

    public void ForwardInto(Tensor a, Tensor b) => a.Backend.Copy(b.Block, a.Block);

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) => gradient.ZerosLike();

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => gradient;
}

/// <summary>One number written everywhere, in place.</summary>
/// <derivative>0.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct FillOp(Scalar Value) : IOp1, IInPlace1
{
    public static string Name => "FillInPlace";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => throw new NotSupportedException("Filling exists in place only.");

    public void ForwardInto(Tensor x) => x.Backend.Fill(x.Block, Value);

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.ZerosLike();
}
