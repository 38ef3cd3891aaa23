namespace Kasane.Internal;

/// <summary>The rules of changing a tensor in place, and what it does to the tape.</summary>
internal static class InPlace
{
    public static Tensor Call<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1, IInPlace1
    {
        if (Interceptor.Any) return Intercepted(op, x);
        return Run(op, x);
    }

    public static Tensor Call<TOp>(in TOp op, Tensor x, Tensor other)
        where TOp : struct, IOp2, IInPlace2
    {
        if (Interceptor.Any) return Intercepted(op, x, other);
        return Run(op, x, other);
    }

    /// <summary>An operation that writes into its first input; it must not save that one, nor its result.</summary>
    public static Tensor Call<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN, IInPlaceN
    {
        if (Interceptor.Any) return Intercepted(op, inputs);
        return Run(op, inputs);
    }

    // Apart from their callers: a method that has a closure makes it whenever it is called.
    private static Tensor Intercepted<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1, IInPlace1
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, [x], given => [Run(copy, given[0]!)])[0];
    }

    private static Tensor Intercepted<TOp>(in TOp op, Tensor x, Tensor other)
        where TOp : struct, IOp2, IInPlace2
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, [x, other], given => [Run(copy, given[0]!, given[1]!)])[0];
    }

    private static Tensor Intercepted<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN, IInPlaceN
    {
        var copy = op;
        return Interceptor.Pass(TOp.Name, inputs.ToArray(), given => [Run(copy, given)])[0];
    }

    private static Tensor Run<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1, IInPlace1
    {
        var record = GradMode.Enabled && x.NeedsGradient;
        Check(x, record, TOp.Name);
        var edge = x.GradientEdge;
        var original = record && (op.Needs & Needs.Left) != 0 ? x.Clone() : null;
        op.ForwardInto(x);
        x.Storage.Version++;
        if (record) Rebase(x, new Node1<TOp>(op, edge, original, x));
        return x;
    }

    private static Tensor Run<TOp>(in TOp op, Tensor x, Tensor other)
        where TOp : struct, IOp2, IInPlace2
    {
        if (x.Device != other.Device)
        {
            if (other.Rank != 0 || other.Device != Device.Cpu)
                throw new DeviceException(
                    $"{TOp.Name} expects all tensors on one device, but got {x.Device} and {other.Device}. Move one of them with To(device).");
            other = other.To(x.Device);
        }
        var record = GradMode.Enabled && (x.NeedsGradient || other.NeedsGradient) && x.DType.IsDifferentiable;
        Check(x, record, TOp.Name);
        RequireShape(x, other, TOp.Name);
        var (left, right) = (x.GradientEdge, other.GradientEdge);
        var needs = op.NeedsFor(left.Node is not null, right.Node is not null);
        var original = record && (needs & Needs.Left) != 0 ? x.Clone() : null;
        // An operand that lies across the memory being written would be read half changed.
        if (!ReferenceEquals(x, other) && OverlapsPartly(x, other)) other = other.Clone();
        op.ForwardInto(x, other);
        x.Storage.Version++;
        if (record) Rebase(x, new Node2<TOp>(op, left, right, original, ReferenceEquals(x, other) ? original : other, x));
        return x;
    }

    private static Tensor Run<TOp>(in TOp op, ReadOnlySpan<Tensor?> inputs)
        where TOp : struct, IOpN, IInPlaceN
    {
        var x = inputs[0]!;
        var needsGradient = false;
        foreach (var input in inputs)
        {
            if (input is null) continue;
            if (input.Device != x.Device)
                throw new DeviceException($"{TOp.Name} expects all tensors on one device, but got {x.Device} and {input.Device}. Move one of them with To(device).");
            needsGradient |= input.NeedsGradient;
        }
        var record = GradMode.Enabled && needsGradient && x.DType.IsDifferentiable;
        Check(x, record, TOp.Name);
        Tensor?[] safe = [.. inputs];
        for (var i = 1; i < safe.Length; i++)
            if (safe[i] is { } other && !ReferenceEquals(x, other) && OverlapsPartly(x, other)) safe[i] = other.Clone();
            else if (ReferenceEquals(x, safe[i])) safe[i] = x.Clone();
        var node = record ? new NodeN<TOp>(op, safe, [x]) : null;
        op.ForwardInto(safe);
        x.Storage.Version++;
        if (node is not null) Rebase(x, node);
        return x;
    }

    /// <summary>Overwrites a tensor with a result that was computed from it, and gives it that result's history.</summary>
    /// <exception cref="ShapeException">The result has another shape.</exception>
    public static Tensor Assign(Tensor x, Tensor result, string operation)
    {
        if (!x.Layout.SameSizes(result.Layout))
            throw new ShapeException(
                $"{operation} in place: the result has shape {result.Shape}, which does not fit into {x.Shape}. "
                + "Use the operation that is not in place.")
            {
                Operation = operation,
                Shapes = [x.Shape, result.Shape],
            };
        RequireCast(result.DType, x, operation);
        return x.CopyInPlace(result);
    }

    /// <summary>Lets a tensor become a view of itself: other sizes and strides over the same memory.</summary>
    public static Tensor Restride<TOp>(in TOp op, Tensor x)
        where TOp : struct, IOp1
    {
        var record = GradMode.Enabled && x.NeedsGradient;
        if (record) Check(x, true, TOp.Name);
        var edge = x.GradientEdge;
        var y = op.Forward(x);
        if (x.View is not null && !GradMode.Inference) x.View = Primitive.ViewOf(op, x);
        x.Become(y);
        x.Storage.Version++;
        if (record) x.SetGradientNode(new Node1<TOp>(op, edge, null, x), 0);
        else if (x.View is { } view) view.Version = x.Version;
        return x;
    }

    /// <summary>Whether <paramref name="x"/> may be written at all.</summary>
    /// <param name="x">The tensor to be written.</param>
    /// <param name="record">Whether the write will be recorded.</param>
    /// <param name="operation">The operation's name.</param>
    /// <exception cref="GradientException">A leaf that requires grad, a view that must not be changed, an inference tensor.</exception>
    /// <exception cref="KasaneException">Several elements of <paramref name="x"/> lie in one place.</exception>
    public static void Check(Tensor x, bool record, string operation)
    {
        // A view made without gradients has no history of its own, but a change of it would be one of its base.
        if (record || (GradMode.Enabled && x.View is { MadeWithoutGrad: true, Base.RequiresGrad: true }))
        {
            if (x.View is { } view)
            {
                if (view.SeveralOutputs)
                    throw new GradientException(
                        $"{operation} in place: this tensor is one of several views that an operation returned; "
                        + "changing it in place cannot be recorded. Clone it first.");
                if (view.IsOfFunction)
                    throw new GradientException(
                        $"{operation} in place: this tensor is a view that a function of your own returned (or an input that it passed "
                        + "on); a change in place would lose the function's gradient. Clone it first, or let the function return a copy.");
                if (view.MadeWithoutGrad)
                    throw new GradientException(
                        $"{operation} in place: this view was made while gradients were off and is changed while they are on. "
                        + "Make the view inside the recorded part, or do both under NoGrad.");
                if (view.Base.RequiresGrad && view.Base.IsLeaf)
                    throw new GradientException(
                        $"{operation} in place: this tensor is a view of a leaf that requires grad, which must not be changed in place. "
                        + "Use the operation that is not in place, or wrap it in Autograd.NoGrad().");
            }
            if (x.RequiresGrad && x.IsLeaf)
                throw new GradientException(
                    $"{operation} in place: a leaf that requires grad must not be changed in place. "
                    + "Use the operation that is not in place, or wrap it in Autograd.NoGrad().");
        }
        if (x.IsInference && !GradMode.Inference)
            throw new GradientException($"{operation} in place: a tensor made in inference mode cannot be changed outside of it. Clone it first.");
        if (x.Layout.MayOverlapItself())
            throw new KasaneException(
                $"{operation} in place: several elements of this tensor of shape {x.Shape} lie in one place in memory (strides "
                + $"{x.Strides}). Clone it first.");
    }

    /// <summary>Gives <paramref name="x"/>, just changed by <paramref name="node"/>, its new history; a view's base gets one too.</summary>
    public static void Rebase(Tensor x, Node node)
    {
        if (x.View is not { } view)
        {
            x.SetGradientNode(node, 0);
            return;
        }
        view.Base.SetGradientNode(new CopySlicesNode(view.Base.GradientEdge, view.Base, view, node), 0);
    }

    public static void RequireShape(Tensor x, Tensor other, string operation)
    {
        if (x.Layout.SameSizes(other.Layout) || Broadcasting.IsBroadcastable(other.Layout.Sizes, x.Layout.Sizes)) return;
        throw new ShapeException($"{operation} in place: shape {other.Shape} does not broadcast to {x.Shape}, the shape of the tensor to be changed.")
        {
            Operation = operation,
            Shapes = [x.Shape, other.Shape],
        };
    }

    public static void RequireCast(DType result, Tensor x, string operation)
    {
        if (!TypePromotion.CanCast(result, x.DType))
            throw new DTypeException(
                $"{operation} in place: the result is {result}, which cannot be stored in a tensor of {x.DType}. Convert the tensor first.")
            {
                Operation = operation,
            };
    }

    private static bool OverlapsPartly(Tensor x, Tensor other)
    {
        if (!ReferenceEquals(x.Storage, other.Storage)) return false;
        if (x.DType == other.DType && x.Offset == other.Offset && x.Layout.SameAs(other.Layout)) return false;
        var (low, high) = x.Layout.Reach();
        var (otherLow, otherHigh) = other.Layout.Reach();
        // In bytes: views of one memory may differ in dtype.
        long size = x.DType.ItemSize, otherSize = other.DType.ItemSize;
        return (x.Offset + low) * size < (other.Offset + otherHigh + 1) * otherSize && (other.Offset + otherLow) * otherSize < (x.Offset + high + 1) * size;
    }
}
