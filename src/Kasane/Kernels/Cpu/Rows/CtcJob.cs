namespace Kasane.Internal;

/// <summary>
/// Forward and backward variables of one sequence over the labels with blanks between them (Graves et al., 2006), in logarithms; alphas of
/// all time steps are kept, betas are needed for one step at a time.
/// </summary>
internal unsafe struct CtcJob
{
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

    public static void Run(void* state, nint sample)
    {
        var job = (CtcJob*)state;
        var (times, labels) = ((nint)job->Lengths[sample], (nint)job->Lengths[job->Batch + sample]);
        var states = (2 * labels) + 1;
        using var scratch = Scratch.Rent((((times + 2) * states) + job->Classes) * sizeof(double));
        var alpha = (double*)scratch.Pointer;
        var beta = alpha + (times * states);
        job->ClearGradient(sample);
        var loss = times == 0 ? (labels == 0 ? 0 : double.PositiveInfinity) : -job->Forward(sample, times, states, alpha);
        job->Loss[sample] = loss;
        if (times > 0) job->Backward(sample, times, states, alpha, beta, beta + (2 * states), loss);
    }

    private readonly void ClearGradient(nint sample)
    {
        for (nint t = 0; t < Times; t++) new Span<double>(Gradient + (((t * Batch) + sample) * Classes), (int)Classes).Clear();
    }

    private readonly long Label(nint sample, nint state) => (state & 1) == 0 ? Blank : Targets[(sample * TargetStride) + (state / 2)];

    private readonly double* At(nint sample, nint t) => LogProbs + (((t * Batch) + sample) * Classes);

    // Whether a step may skip the blank before a state: between two different labels.
    private readonly bool Skips(
        nint sample, nint state) => (state & 1) == 1 && state >= 3 && Label(sample, state) != Label(sample, state - 2);

    private readonly double Forward(nint sample, nint times, nint states, double* alpha)
    {
        for (nint s = 0; s < states; s++) alpha[s] = s < 2 ? At(sample, 0)[Label(sample, s)] : double.NegativeInfinity;
        for (nint t = 1; t < times; t++)
        {
            var (before, now, probs) = ((nint)(alpha + ((t - 1) * states)), (nint)(alpha + (t * states)), (nint)At(sample, t));
            for (nint s = 0; s < states; s++)
            {
                var sum = ((double*)before)[s];
                if (s > 0) sum = LogAdd(sum, ((double*)before)[s - 1]);
                if (Skips(sample, s)) sum = LogAdd(sum, ((double*)before)[s - 2]);
                ((double*)now)[s] = sum + ((double*)probs)[Label(sample, s)];
            }
        }
        var last = alpha + ((times - 1) * states);
        return states == 1 ? last[0] : LogAdd(last[states - 1], last[states - 2]);
    }

    private readonly void Backward(nint sample, nint times, nint states, double* alpha, double* beta, double* classes, double loss)
    {
        var (now, next) = ((nint)beta, (nint)(beta + states));
        for (var t = times - 1; t >= 0; t--)
        {
            var probs = At(sample, t);
            var current = (double*)now;
            for (nint s = 0; s < states; s++)
            {
                double sum;
                if (t == times - 1) sum = s >= states - 2 ? 0 : double.NegativeInfinity;
                else
                {
                    sum = ((double*)next)[s];
                    if (s + 1 < states) sum = LogAdd(sum, ((double*)next)[s + 1]);
                    if (s + 2 < states && Skips(sample, s + 2)) sum = LogAdd(sum, ((double*)next)[s + 2]);
                }
                current[s] = sum + probs[Label(sample, s)];
            }
            new Span<double>(classes, (int)Classes).Fill(double.NegativeInfinity);
            for (nint s = 0; s < states; s++)
            {
                var label = Label(sample, s);
                classes[label] = LogAdd(classes[label], alpha[(t * states) + s] + current[s]);
            }
            var gradient = Gradient + (((t * Batch) + sample) * Classes);
            for (nint c = 0; c < Classes; c++) gradient[c] = Math.Exp(probs[c]) - Math.Exp(classes[c] + loss - probs[c]);
            (now, next) = (next, now);
        }
    }

    private static double LogAdd(double a, double b)
    {
        var (large, small) = (Math.Max(a, b), Math.Min(a, b));
        return double.IsNegativeInfinity(small) ? large : large + Math.Log(1 + Math.Exp(small - large));
    }
}
