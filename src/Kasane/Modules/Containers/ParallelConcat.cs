namespace Kasane;

/// <summary>
/// Modules side by side: all get the same input, and their outputs are concatenated. <c>new ParallelConcat(net1, net2)</c> gives a block
/// that is as wide as both together.
/// </summary>
public class ParallelConcat : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] branches;

    /// <summary>Branches whose outputs are joined in the last dimension.</summary>
    /// <param name="branches">At least one; their outputs agree in all other dimensions.</param>
    public ParallelConcat(params ReadOnlySpan<Module<Tensor, Tensor>> branches)
        : this(-1, branches)
    {
    }

    /// <summary>Branches whose outputs are joined in a dimension.</summary>
    /// <param name="dim">The dimension, for images often 1 (channels).</param>
    /// <param name="branches">At least one; their outputs agree in all other dimensions.</param>
    /// <exception cref="ArgumentException">There are no branches.</exception>
    public ParallelConcat(int dim, params ReadOnlySpan<Module<Tensor, Tensor>> branches)
    {
        if (branches.IsEmpty) throw new ArgumentException("ParallelConcat expects at least one branch.", nameof(branches));
        Dim = dim;
        this.branches = branches.ToArray();
    }

    /// <summary>The dimension in which the outputs are joined.</summary>
    public int Dim { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo => $"dim={Dim}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Cat(Array.ConvertAll(branches, branch => branch.Call(input)), Dim);
}
