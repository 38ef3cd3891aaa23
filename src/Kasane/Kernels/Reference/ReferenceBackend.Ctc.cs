namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Ctc(in Block logProbs, in Block targets, in Block lengths, long blank, in Block loss, in Block gradient)
    {
        fixed (byte* px = logProbs, pt = targets, pn = lengths, pl = loss, pg = gradient)
        {
            var (from, toLoss, toGradient) = (new Accessor(logProbs, px), new Accessor(loss, pl), new Accessor(gradient, pg));
            var given = new Accessor(targets, pt);
            var sizes = new Accessor(lengths, pn);
            var (samples, classes) = (logProbs.Layout.Size(1), logProbs.Layout.Size(2));
            for (long n = 0; n < samples; n++)
            {
                var (times, labels) = (sizes.Long([n]), sizes.Long([samples + n]));
                var sequence = new long[(2 * labels) + 1];
                for (var s = 0; s < sequence.Length; s++) sequence[s] = s % 2 == 0 ? blank : given.Long([n, s / 2]);
                var probabilities = new double[times, classes];
                for (long t = 0; t < times; t++)
                    for (long c = 0; c < classes; c++) probabilities[t, c] = Math.Exp(from.Double([t, n, c]));
                var (alpha, beta) = (Paths(probabilities, sequence, false), Paths(probabilities, sequence, true));
                var total = times == 0
                    ? (labels == 0 ? 1 : 0) : alpha[times - 1, 2 * labels] + (labels > 0 ? alpha[times - 1, (2 * labels) - 1]
                    : 0);
                toLoss.Set([n], -Math.Log(total));
                for (long t = 0; t < logProbs.Layout.Size(0); t++)
                    for (long c = 0; c < classes; c++)
                    {
                        var sum = 0.0;
                        for (var s = 0; t < times && s < sequence.Length; s++)
                            if (sequence[s] == c) sum += alpha[t, s] * beta[t, s];
                        toGradient.Set([t, n, c], t < times ? probabilities[t, c] - (sum / (total * probabilities[t, c])) : 0);
                    }
            }
        }
    }

    // The probabilities of all ways to reach a state from the start (or the end) at each time.
    private static double[,] Paths(double[,] probabilities, long[] sequence, bool fromEnd)
    {
        var (times, states) = (probabilities.GetLength(0), sequence.Length);
        var result = new double[times, states];
        for (var step = 0; step < times; step++)
            for (var place = 0; place < states; place++)
            {
                var (t, s) = fromEnd ? (times - 1 - step, states - 1 - place) : (step, place);
                var (before, back) = fromEnd ? (t + 1, 1) : (t - 1, -1);
                var sum = step == 0 ? (place < 2 ? 1 : 0) : result[before, s];
                if (step > 0 && place >= 1) sum += result[before, s + back];
                if (step > 0 && place >= 2 && s % 2 == 1 && sequence[s] != sequence[s + (2 * back)]) sum += result[before, s + (2 * back)];
                result[t, s] = sum * probabilities[t, sequence[s]];
            }
        return result;
    }
}
