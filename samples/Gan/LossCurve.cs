namespace Kasane.Samples.Gan;

/// <summary>The losses of discriminator and generator over a training, drawn as a picture.</summary>
/// <param name="unit">What is counted along the horizontal axis: "step" or "epoch".</param>
internal sealed class LossCurve(string unit = "step")
{
    private const int Width = 900;
    private const int Height = 500;
    private const int Left = 84;
    private const int Right = Width - 28;
    private const int Top = 64;
    private const int Bottom = Height - 66;
    private const int TextScale = 2;
    private const int TextHeight = 7 * TextScale;

    /// <summary>With more points than this, their running mean is drawn over the pale points.</summary>
    private const int SmoothFrom = 150;

    /// <summary>Up to this many points, each is marked by a dot.</summary>
    private const int DotsUpTo = 40;

    private const int Background = 0xFFFFFF;
    private const int Ink = 0x30343B;
    private const int Grid = 0xE6E8EC;
    private const int Blue = 0x2468B4;
    private const int Orange = 0xE8762C;

    private readonly List<double> discriminator = [];
    private readonly List<double> generator = [];

    /// <summary>Appends the losses of one step or epoch. A loss that is not finite leaves a gap.</summary>
    public void Add(double discriminatorLoss, double generatorLoss)
    {
        discriminator.Add(discriminatorLoss);
        generator.Add(generatorLoss);
    }

    /// <summary>Draws the picture into a PNG file.</summary>
    public void Save(string path) => Png.Write(path, Draw().Pixels, Width, Height, channels: 3);

    private Canvas Draw()
    {
        var canvas = new Canvas(Width, Height, Background);
        var finite = discriminator.Concat(generator).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (minimum, maximum) = (Math.Min(0, finite.Min()), finite.Max());
        var vertical = new AxisTicks(minimum, maximum > minimum ? maximum : minimum + 1, count: 6);
        var last = Math.Max(discriminator.Count, 2);
        var horizontal = new AxisTicks(1, last, count: 8, smallestStep: 1);

        var bottom = vertical.Value(vertical.First);
        double X(double position) => Left + ((position - 1) / (last - 1) * (Right - Left));
        double Y(double loss) => Bottom - ((loss - bottom) / (vertical.Value(vertical.Last) - bottom) * (Bottom - Top));

        DrawHorizontalAxis(canvas, horizontal, last, X);
        DrawVerticalAxis(canvas, vertical, Y);
        DrawHeading(canvas);
        DrawSeries(canvas, generator, Orange, X, Y);
        DrawSeries(canvas, discriminator, Blue, X, Y);
        return canvas;
    }

    private void DrawHorizontalAxis(Canvas canvas, AxisTicks ticks, int last, Func<double, double> x)
    {
        for (var tick = ticks.First; tick <= ticks.Last; tick++)
        {
            var position = ticks.Value(tick);
            if (position < 1 || position > last) continue;
            var column = (int)Math.Round(x(position));
            var label = ticks.Label(tick);
            canvas.Rectangle(column, Bottom, 1, 6, Ink);
            canvas.Text(label, column - (BitmapFont.Width(label) * TextScale / 2), Bottom + 12, Ink);
        }

        canvas.Text(unit, ((Left + Right) / 2) - (BitmapFont.Width(unit) * TextScale / 2), Height - 26, Ink);
    }

    private static void DrawVerticalAxis(Canvas canvas, AxisTicks ticks, Func<double, double> y)
    {
        for (var tick = ticks.First; tick <= ticks.Last; tick++)
        {
            var row = (int)Math.Round(y(ticks.Value(tick)));
            var label = ticks.Label(tick);
            canvas.Rectangle(Left, row, Right - Left, 1, Grid);
            canvas.Rectangle(Left - 6, row, 6, 1, Ink);
            canvas.Text(label, Left - 12 - (BitmapFont.Width(label) * TextScale), row - (TextHeight / 2), Ink);
        }

        canvas.Rectangle(Left, Top, 1, Bottom - Top + 1, Ink);
        canvas.Rectangle(Left, Bottom, Right - Left, 1, Ink);
    }

    /// <summary>The title on the left, the legend on the right.</summary>
    private static void DrawHeading(Canvas canvas)
    {
        canvas.Text("GAN losses", Left, 22, Ink, scale: 3);
        var x = Right;
        foreach (var (name, colour) in new[] { ("generator", Orange), ("discriminator", Blue) })
        {
            x -= BitmapFont.Width(name) * TextScale;
            canvas.Text(name, x, 26, Ink);
            canvas.Polyline([(x - 40, 33.5), (x - 12, 33.5)], colour, thickness: 4);
            x -= 68;
        }
    }

    private static void DrawSeries(Canvas canvas, List<double> losses, int colour, Func<double, double> x, Func<double, double> y)
    {
        (double X, double Y)[] Points(IEnumerable<double> values) => [.. values.Select((loss, i) => (x(i + 1), y(loss)))];

        var smooth = losses.Count > SmoothFrom;
        canvas.Polyline(Points(losses), colour, thickness: smooth ? 1.2 : 2.4, opacity: smooth ? 0.3 : 1);
        if (smooth) canvas.Polyline(Points(RunningMean(losses)), colour, thickness: 2.6);
        if (losses.Count > DotsUpTo) return;
        foreach (var point in Points(losses)) canvas.Polyline([point], colour, thickness: 7);
    }

    /// <summary>The mean over a fiftieth of the curve around each point.</summary>
    private static double[] RunningMean(List<double> losses)
    {
        var reach = losses.Count / 100;
        var means = new double[losses.Count];
        var (sum, count) = (0.0, 0);
        for (var i = -reach; i < losses.Count; i++)
        {
            Count(i + reach, 1);
            Count(i - reach - 1, -1);
            if (i >= 0) means[i] = count > 0 ? sum / count : double.NaN;
        }

        return means;

        void Count(int index, int sign)
        {
            if (index >= 0 && index < losses.Count && double.IsFinite(losses[index]))
                (sum, count) = (sum + (sign * losses[index]), count + sign);
        }
    }
}
