namespace Kasane;

public static partial class Functional
{
    /// <summary>The last two dimensions exchanged, complex numbers conjugated.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <exception cref="TensorIndexException">Fewer than two dimensions.</exception>
    public static Tensor Adjoint(this Tensor x) => x.Transpose(-2, -1).Conj();

    /// <summary>The tensor itself: conjugation is never postponed here.</summary>
    /// <param name="x">Any tensor.</param>
    public static Tensor ResolveConj(this Tensor x) => x;

    /// <summary>The tensor itself: negation is never postponed here.</summary>
    /// <param name="x">Any tensor.</param>
    public static Tensor ResolveNeg(this Tensor x) => x;

    /// <summary>Replaces every element by what a function makes of it. For the CPU only, and slow; nothing is recorded.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="callable">What to apply.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="GradientException">The tensor requires grad.</exception>
    public static Tensor ApplyInPlace(this Tensor x, Func<double, double> callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        RequireUnrecorded(x, "Apply");
        return x.CopyInPlace(Mapped(x, x.ToArray<double>().Select(callable)));
    }

    /// <summary>Replaces every element by what a function makes of it and of another tensor's. For the CPU only, and slow; nothing is recorded.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="tensor">The other one; a shape that broadcasts to that of <paramref name="x"/>.</param>
    /// <param name="callable">What to apply.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="GradientException">The tensor requires grad.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor MapInPlace(this Tensor x, Tensor tensor, Func<double, double, double> callable)
    {
        ArgumentNullException.ThrowIfNull(callable);
        RequireUnrecorded(x, "Map");
        return x.CopyInPlace(Mapped(x, x.ToArray<double>().Zip(tensor.Expand(x.Layout.Sizes).ToArray<double>(), callable)));
    }

    private static Tensor Mapped(Tensor x, IEnumerable<double> values) =>
        Tensor.From<double>(values.ToArray(), Shape.Create(x.Layout.Sizes), x.Device).To(x.DType);

    private static void RequireUnrecorded(Tensor x, string operation)
    {
        if (x.RequiresGrad && Autograd.IsGradEnabled)
            throw new GradientException($"{operation} in place cannot be recorded, but the tensor requires grad. Detach it first.") { Operation = operation };
    }
}
