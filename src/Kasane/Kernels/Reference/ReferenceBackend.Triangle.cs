namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Triangle(in Block x, in Block y, long diagonal, bool lower)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            foreach (var place in new Indices(y.Layout))
            {
                var across = place[2] - place[1];
                if (lower ? across <= diagonal : across >= diagonal) Conversion.Run(from.Address(place), x.DType, to.Address(place), y.DType, 1);
                else to.Set(place, 0L);
            }
        }
    }
}
