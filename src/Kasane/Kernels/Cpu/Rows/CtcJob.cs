using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Forward and backward variables of one sequence over the labels with blanks between them (Graves et al., 2006), in logarithms; alphas of
/// all time steps are kept, betas are needed for one step at a time. Vectors run over the states of a step: around them, and behind the last,
/// stands -infinity.
/// </summary>
internal unsafe struct CtcJob : ILaneJob
{
    // Doubles around a row of states: as many as the widest vector has.
    private const int Margin = 8;

    public double* LogProbs;
    public long* Targets;
    public long* Lengths;
    public double* Loss;
    public double* Gradient;
    public nint Times;
    public nint Batch;
    public nint Classes;
    public nint TargetStride;
    public long Blank;

    public static void Run<L, V>(void* state, nint sample)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var job = (CtcJob*)state;
        var (times, labels) = ((nint)job->Lengths[sample], (nint)job->Lengths[job->Batch + sample]);
        var states = (2 * labels) + 1;
        var width = (states + Margin - 1) / Margin * Margin;
        var pitch = width + (2 * Margin);
        var numbers = ((times + 5) * pitch) + job->Classes;
        using var scratch = Scratch.Rent(numbers * sizeof(double));
        var all = (double*)scratch.Pointer;
        new Span<double>(all, checked((int)numbers)).Fill(double.NegativeInfinity);
        double* alpha = all + Margin, beta = alpha + (times * pitch), probs = beta + (2 * pitch), skips = probs + pitch, terms = skips + pitch;
        for (nint s = 0; s < states; s++)
            if (job->Skips(sample, s)) skips[s] = 0;
        for (nint t = 0; t < job->Times; t++) new Span<double>(job->GradientAt(sample, t), (int)job->Classes).Clear();
        var loss = times == 0 ? (labels == 0 ? 0 : double.PositiveInfinity) : -job->Forward<L, V>(sample, times, states, width, alpha, probs, skips);
        job->Loss[sample] = loss;
        if (times > 0) job->Backward<L, V>(sample, times, states, width, alpha, beta, probs, skips, terms, terms + width + Margin, loss);
    }

    private readonly long Label(nint sample, nint state) => (state & 1) == 0 ? Blank : Targets[(sample * TargetStride) + (state / 2)];

    private readonly double* At(nint sample, nint t) => LogProbs + (((t * Batch) + sample) * Classes);

    private readonly double* GradientAt(nint sample, nint t) => Gradient + (((t * Batch) + sample) * Classes);

    // Whether a step may skip the blank before a state: between two different labels.
    private readonly bool Skips(
        nint sample, nint state) => (state & 1) == 1 && state >= 3 && Label(sample, state) != Label(sample, state - 2);

    // The log-probabilities of the states' labels at a time.
    private readonly void Collect(nint sample, nint t, nint states, double* probs)
    {
        var classes = At(sample, t);
        for (nint s = 0; s < states; s += 2) probs[s] = classes[Blank];
        var labels = Targets + (sample * TargetStride);
        for (nint s = 1; s < states; s += 2) probs[s] = classes[labels[s / 2]];
    }

    private readonly double Forward<L, V>(nint sample, nint times, nint states, nint width, double* alpha, double* probs, double* skips)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var pitch = width + (2 * Margin);
        Collect(sample, 0, states, probs);
        for (nint s = 0; s < Math.Min(2, states); s++) alpha[s] = probs[s];
        for (nint t = 1; t < times; t++, alpha += pitch)
        {
            Collect(sample, t, states, probs);
            Step<L, V>(alpha, -1, skips, probs, alpha + pitch, width);
        }
        return states == 1 ? alpha[0] : LogAdd(alpha[states - 1], alpha[states - 2]);
    }

    private readonly void Backward<L, V>(
        nint sample, nint times, nint states, nint width, double* alpha, double* beta, double* probs, double* skips, double* terms,
        double* sums, double loss)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var pitch = width + (2 * Margin);
        var (now, next) = ((nint)beta, (nint)(beta + pitch));
        var labels = Targets + (sample * TargetStride);
        for (var t = times - 1; t >= 0; t--)
        {
            Collect(sample, t, states, probs);
            var current = (double*)now;
            if (t == times - 1)
                for (var s = Math.Max(0, states - 2); s < states; s++) current[s] = probs[s];
            else Step<L, V>((double*)next, 1, skips + 2, probs, current, width);
            Occupancy<L, V>(alpha + (t * pitch), current, probs, loss, terms, width);
            new Span<double>(sums, (int)Classes).Clear();
            for (nint s = 0; s < states; s += 2) sums[Blank] += terms[s];
            for (nint s = 1; s < states; s += 2) sums[labels[s / 2]] += terms[s];
            Difference<L, V>(At(sample, t), sums, loss, GradientAt(sample, t), Classes);
            (now, next) = (next, now);
        }
    }

    // One step: a state comes from itself, from its neighbour, or from the one behind that where the blank may be skipped.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Step<L, V>(double* from, nint side, double* skips, double* probs, double* to, nint width)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        V nothing = L.Const(double.NegativeInfinity), zero = L.Const(0);
        for (nint s = 0; s < width; s += L.Count)
        {
            V a = L.Load(from + s), b = L.Load(from + s + side), c = L.Add(L.Load(from + s + (2 * side)), L.Load(skips + s));
            var largest = L.Max(a, L.Max(b, c));
            var centre = L.Select(L.Equal(largest, nothing), zero, largest);
            var sum = zero;
            // Written once: what a method inlines has its limit.
            for (var i = 0; i < 3; i++) sum = L.Add(sum, Exp<L, V>(L.Sub(i == 0 ? a : i == 1 ? b : c, centre)));
            L.Store(L.Add(L.Add(L.Log(sum), centre), L.Load(probs + s)), to + s);
        }
    }

    // How probable each state is at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Occupancy<L, V>(double* alpha, double* beta, double* probs, double loss, double* to, nint width)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var all = L.Const(loss);
        for (nint s = 0; s < width; s += L.Count)
            L.Store(Exp<L, V>(L.Sub(L.Add(L.Add(L.Load(alpha + s), L.Load(beta + s)), all), L.Load(probs + s))), to + s);
    }

    // Probabilities without occupancies. NaN where no alignment, or none through this class, is possible.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Difference<L, V>(double* logs, double* sums, double loss, double* to, nint classes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        V all = L.Const(loss), zero = L.Const(0);
        for (nint c = 0; c < classes; c += L.Count)
        {
            var lanes = Math.Min(L.Count, classes - c);
            V log = Part<L, V>(logs + c, lanes), sum = Part<L, V>(sums + c, lanes);
            var difference = L.Sub(Exp<L, V>(log), L.MulAdd(L.Sub(all, log), zero, sum));
            if (lanes == L.Count) L.Store(difference, to + c);
            else L.StorePart(difference, to + c, lanes);
        }
    }

    // What is no normal number is zero: most states are impossible most of the time, and denormal numbers cost a hundred times as much.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Exp<L, V>(V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Select(L.Less(x, L.Const(-708)), L.Const(0), L.Exp(L.Max(x, L.Const(-708))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Part<L, V>(double* from, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct => lanes == L.Count ? L.Load(from) : L.LoadPart(from, lanes);

    private static double LogAdd(double a, double b)
    {
        var (large, small) = (Math.Max(a, b), Math.Min(a, b));
        return double.IsNegativeInfinity(small) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
