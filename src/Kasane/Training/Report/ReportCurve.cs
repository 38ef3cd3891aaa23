namespace Kasane.Internal;

/// <summary>A curve that never has more than a few thousand points: when it is full, neighbours become their mean.</summary>
internal sealed class ReportCurve
{
    public const int MostPoints = 2048;

    private readonly List<double> xs = [];
    private readonly List<double> ys = [];
    private long stride = 1;
    private double sum;
    private long finite;
    private long pending;

    public IReadOnlyList<double> X => xs;

    public IReadOnlyList<double> Y => ys;

    /// <summary>How many numbers a point is the mean of.</summary>
    public long Stride => stride;

    public void Add(double x, double y)
    {
        if (double.IsFinite(y)) (sum, finite) = (sum + y, finite + 1);
        if (++pending < stride) return;
        xs.Add(x);
        ys.Add(finite == 0 ? y : sum / finite);
        (sum, finite, pending) = (0, 0, 0);
        if (xs.Count == MostPoints) Halve();
    }

    public IReadOnlyDictionary<string, object?> Save() => new OrderedDictionary<string, object?>
    {
        ["x"] = Tensor.From(xs.ToArray()),
        ["y"] = Tensor.From(ys.ToArray()),
        ["stride"] = stride,
        ["sum"] = sum,
        ["finite"] = finite,
        ["pending"] = pending,
    };

    public static ReportCurve Load(IReadOnlyDictionary<string, object?> state)
    {
        var curve = new ReportCurve
        {
            stride = state.Integer("stride"),
            sum = state.Real("sum"),
            finite = state.Integer("finite"),
            pending = state.Integer("pending"),
        };
        curve.xs.AddRange(((Tensor)state["x"]!).ToArray<double>());
        curve.ys.AddRange(((Tensor)state["y"]!).ToArray<double>());
        return curve;
    }

    private void Halve()
    {
        for (var i = 0; i < MostPoints / 2; i++)
        {
            var (a, b) = (ys[2 * i], ys[(2 * i) + 1]);
            xs[i] = xs[(2 * i) + 1];
            ys[i] = !double.IsFinite(a) ? b : !double.IsFinite(b) ? a : (a + b) / 2;
        }

        xs.RemoveRange(MostPoints / 2, MostPoints / 2);
        ys.RemoveRange(MostPoints / 2, MostPoints / 2);
        stride *= 2;
    }
}
