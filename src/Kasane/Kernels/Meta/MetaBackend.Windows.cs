namespace Kasane.Internal;

internal sealed partial class MetaBackend
{
    public override void Im2Col(in Block x, in Block columns, in Windows windows)
    {
    }

    public override void Col2Im(in Block columns, in Block x, in Windows windows)
    {
    }

    public override void MaxPool(in Block x, in Block y, Block? indices, Spans spans)
    {
    }

    public override void SumPool(in Block x, in Block y, Spans spans)
    {
    }

    public override void SpreadPool(in Block y, in Block x, Spans spans)
    {
    }

    public override void Blend(in Block x, in Block y, WeightedTaps taps)
    {
    }
}
