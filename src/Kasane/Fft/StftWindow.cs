namespace Kasane.Internal;

/// <summary>The lengths and the window of short-time transforms, checked.</summary>
internal readonly struct StftWindow
{
    private readonly long points;
    private readonly long length;
    private readonly Tensor? window;
    private readonly string operation;

    public StftWindow(long points, long? hop, long? length, Tensor? window, string operation)
    {
        this.points = points;
        this.length = length ?? points;
        this.window = window;
        this.operation = operation;
        Hop = hop ?? (points / 4);
        if (points <= 0) throw new KasaneException($"{operation} expects nFft above 0, but got {points}.") { Operation = operation };
        if (Hop <= 0) throw new KasaneException($"{operation} expects hopLength above 0, but got {Hop}.") { Operation = operation };
        if (this.length <= 0 || this.length > points)
            throw new KasaneException($"{operation} expects winLength from 1 to nFft = {points}, but got {this.length}.") { Operation = operation };
        if (window is not null && (window.Rank != 1 || window.ElementCount != this.length))
            throw new ShapeException($"{operation} expects a window of winLength = {this.length} numbers, but got shape {window.Shape}.")
            {
                Operation = operation,
                Shapes = [window.Shape],
            };
    }

    public long Hop { get; }

    public void RequireHopWithinWindow()
    {
        if (Hop > length)
            throw new KasaneException($"{operation} expects hopLength of at most winLength = {length}, but got {Hop}: there would be gaps.")
            {
                Operation = operation,
            };
    }

    /// <summary>The window between zeros, as many numbers as a transform has points; null: ones.</summary>
    public Tensor? Weights(Tensor like)
    {
        if (length == points) return window;
        var inside = window ?? Tensor.Ones(Shape.Create([length]), like.DType.IsComplex ? DType.Float32 : like.DType, like.Device);
        var left = (points - length) / 2;
        return inside.ConstantPadNd([left, points - length - left]);
    }

    /// <summary>(batch, windows, points) added up where the windows lie: (batch, size).</summary>
    public Tensor Overlapped(Tensor pieces, long size)
    {
        var batch = pieces.Size(0);
        var places = Tensor.Arange(batch * size, DType.Int64).To(pieces.Device).View(batch, size).Unfold(1, points, Hop).Contiguous();
        return Tensor.Zeros(Shape.Create([batch, size]), pieces.DType, pieces.Device).PutFlat(places, pieces, accumulate: true);
    }
}
