namespace Kasane.Internal;

internal sealed partial class MetaBackend
{
    public override void Softmax(in Block x, in Block y, bool log)
    {
    }

    public override void SoftmaxGradient(in Block gradient, in Block result, in Block y, bool log)
    {
    }

    public override void Scan<TOp>(in TOp op, DType compute, in Block x, in Block y, bool reverse, bool exclusive)
    {
    }

    public override void ArgScan(in Block x, in Block values, in Block places, bool largest)
    {
    }

    public override void Nll(
        in Block x, in Block target, Block? weight, long ignoreIndex, bool logits, in Block loss, in Block used, in Block logSum)
    {
    }

    public override void NllGradient(
        in Block gradient, in Block x, in Block target, in Block used, in Block logSum, bool logits, in Block y)
    {
    }

    public override void LayerNorm(in Block x, Block? weight, Block? bias, double eps, in Block y, in Block mean, in Block inverseStd)
    {
    }

    public override void LayerNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, in Block y, Block? ofWeight, Block? ofBias)
    {
    }

    public override void Ctc(in Block logProbs, in Block targets, in Block lengths, long blank, in Block loss, in Block gradient)
    {
    }
}
