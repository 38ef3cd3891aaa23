namespace Kasane.Internal;

/// <summary>The lanes of a product cut into panels of two vectors, and each panel into runs of neighbours.</summary>
internal sealed class PanelRuns
{
    private PanelRuns(PanelRun[] runs, int[] firsts, nint lanes)
    {
        (Runs, Firsts, Lanes) = (runs, firsts, lanes);
    }

    /// <summary>The runs of all panels.</summary>
    public PanelRun[] Runs { get; }

    /// <summary>Every panel's first run; at the end the number of runs.</summary>
    public int[] Firsts { get; }

    public nint Lanes { get; }

    /// <param name="offsets">Where each lane's element lies.</param>
    /// <param name="width">Lanes of a vector.</param>
    public static PanelRuns Of(ReadOnlySpan<int> offsets, int width)
    {
        var panels = (offsets.Length + (2 * width) - 1) / (2 * width);
        var runs = new List<PanelRun>(3 * panels);
        var firsts = new int[panels + 1];
        for (var panel = 0; panel < panels; panel++)
        {
            firsts[panel] = runs.Count;
            var first = panel * 2 * width;
            var end = Math.Min(first + (2 * width), offsets.Length);
            for (var lane = first; lane < end;)
            {
                var length = 1;
                while (length < width && lane + length < end && offsets[lane + length] == offsets[lane] + length) length++;
                runs.Add(new(offsets[lane], lane - first, length));
                lane += length;
            }
        }
        firsts[panels] = runs.Count;
        return new([.. runs], firsts, offsets.Length);
    }
}
