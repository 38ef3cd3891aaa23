namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void MaxPool(in Block x, in Block y, Block? indices, Spans spans)
    {
        var places = indices ?? default;
        fixed (byte* px = x, py = y, pi = places)
        {
            var layout = Planes(y, spans.Output);
            var from = new Accessor(x.With(Planes(x, spans.Input)), px);
            var to = new Accessor(y.With(layout), py);
            var where = indices is null ? default : new Accessor(places.With(layout), pi);
            foreach (var at in new Indices(layout))
            {
                var (best, place) = (double.NegativeInfinity, -1L);
                foreach (var element in Window(spans, at))
                {
                    var value = from.Double(element);
                    if (place >= 0 && !(value > best) && !double.IsNaN(value)) continue;
                    (best, place) = (value, (((element[1] * spans.Input.H) + element[2]) * spans.Input.W) + element[3]);
                }
                to.Set(at, best);
                if (indices is not null) where.Set(at, Math.Max(place, 0));
            }
        }
    }

    public override void SumPool(in Block x, in Block y, Spans spans)
    {
        fixed (byte* px = x, py = y)
        {
            var layout = Planes(y, spans.Output);
            var (from, to) = (new Accessor(x.With(Planes(x, spans.Input)), px), new Accessor(y.With(layout), py));
            foreach (var at in new Indices(layout))
            {
                var (real, whole) = (0.0, 0L);
                foreach (var element in Window(spans, at))
                {
                    if (x.DType.IsFloatingPoint) real += from.Double(element);
                    else whole += from.Long(element);
                }
                if (x.DType.IsFloatingPoint) to.Set(at, real);
                else to.Set(at, whole);
            }
        }
    }

    public override void SpreadPool(in Block y, in Block x, Spans spans)
    {
        Fill(x, 0);
        fixed (byte* px = x, py = y)
        {
            var layout = Planes(y, spans.Output);
            var (from, to) = (new Accessor(y.With(layout), py), new Accessor(x.With(Planes(x, spans.Input)), px));
            foreach (var at in new Indices(layout))
                foreach (var element in Window(spans, at))
                {
                    if (x.DType.IsFloatingPoint) to.Set(element, to.Double(element) + from.Double(at));
                    else to.Set(element, to.Long(element) + from.Long(at));
                }
        }
    }

    private static List<long[]> Window(Spans spans, ReadOnlySpan<long> at)
    {
        List<long[]> elements = [];
        var (depths, rows, columns) = (spans[0, at[1]], spans[1, at[2]], spans[2, at[3]]);
        for (var z = depths.Start; z < depths.End; z += spans.Step.D)
            for (var y = rows.Start; y < rows.End; y += spans.Step.H)
                for (var x = columns.Start; x < columns.End; x += spans.Step.W) elements.Add([at[0], z, y, x]);
        return elements;
    }
}
