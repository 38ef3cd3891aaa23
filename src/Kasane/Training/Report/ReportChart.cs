namespace Kasane.Internal;

/// <summary>A chart of a report: curves over one kind of x.</summary>
/// <param name="title">What it shows.</param>
/// <param name="xName">What is counted along x.</param>
internal sealed class ReportChart(string title, string xName)
{
    public string Title => title;

    public string XName => xName;

    public OrderedDictionary<string, ReportCurve> Curves { get; } = [];

    public void Add(string curve, double x, double y)
    {
        if (!Curves.TryGetValue(curve, out var points)) Curves[curve] = points = new();
        points.Add(x, y);
    }
}
