namespace Kasane.Internal;

/// <summary>W / sigma(W); u and v follow the largest singular pair by power iteration.</summary>
internal sealed class SpectralNorm : Module<Tensor, Tensor>, IRightInverse<Tensor>
{
    private readonly int dim;
    private readonly int nPowerIterations;
    private readonly double eps;

    [Buffer]
    [Name("_u")]
    private readonly Tensor? u;

    [Buffer]
    [Name("_v")]
    private readonly Tensor? v;

    public SpectralNorm(Tensor weight, int nPowerIterations, int dim, double eps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nPowerIterations, 1);
        if (dim < -weight.Rank || dim >= weight.Rank)
            throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The weight has {weight.Rank} dimensions.");
        this.nPowerIterations = nPowerIterations;
        this.eps = eps;
        this.dim = dim < 0 ? dim + weight.Rank : dim;
        if (weight.Rank < 2) return;
        using var mode = Autograd.NoGrad();
        var matrix = Matrix(weight);
        u = Functional.Normalize(Tensor.Randn([matrix.Size(0)], dtype: weight.DType, device: weight.Device), dim: 0, eps: eps);
        v = Functional.Normalize(Tensor.Randn([matrix.Size(1)], dtype: weight.DType, device: weight.Device), dim: 0, eps: eps);
        Iterate(matrix, 15);
    }

    protected override string DisplayName => "_SpectralNorm";

    public Tensor RightInverse(Tensor value) => value;

    protected override Tensor Forward(Tensor input)
    {
        if (u is null || v is null) return Functional.Normalize(input, dim: 0, eps: eps);
        var matrix = Matrix(input);
        if (IsTraining)
        {
            using var mode = Autograd.NoGrad();
            Iterate(matrix, nPowerIterations);
        }
        // Copies, as the next call changes them before backward may have run.
        return input / u.Clone().Dot(matrix.Mv(v.Clone()));
    }

    private Tensor Matrix(Tensor weight) => (dim == 0 ? weight : weight.MoveDim(dim, 0)).Flatten(1);

    private void Iterate(Tensor matrix, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            u!.CopyInPlace(Functional.Normalize(matrix.Mv(v!), dim: 0, eps: eps));
            v!.CopyInPlace(Functional.Normalize(matrix.T.Mv(u!), dim: 0, eps: eps));
        }
    }
}
