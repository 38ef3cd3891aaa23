namespace Kasane.Internal;

/// <summary>What L-BFGS remembers: past changes of gradient and parameters, and where the last iteration stood.</summary>
internal sealed class QuasiNewtonMemory : OptimizerState
{
    public long Evaluations { get; set; }

    public long Iterations { get; set; }

    public Tensor? Direction { get; set; }

    public double StepSize { get; set; }

    /// <summary>Changes of the gradient.</summary>
    public List<Tensor> GradientChanges { get; init; } = [];

    /// <summary>Changes of the parameters.</summary>
    public List<Tensor> ParameterChanges { get; init; } = [];

    /// <summary>1 / (gradient change . parameter change).</summary>
    public List<double> InverseProducts { get; init; } = [];

    /// <summary>The scale of the first approximation of the Hessian's inverse.</summary>
    public double Diagonal { get; set; } = 1;

    public Tensor? Gradient { get; set; }

    public double Loss { get; set; }

    public IReadOnlyDictionary<string, object?> Write()
    {
        var values = new OrderedDictionary<string, object?> { ["func_evals"] = Evaluations, ["n_iter"] = Iterations };
        if (Iterations == 0) return values;
        values["d"] = Direction;
        values["t"] = StepSize;
        values["old_dirs"] = GradientChanges.ToArray();
        values["old_stps"] = ParameterChanges.ToArray();
        values["ro"] = InverseProducts.ToArray();
        values["H_diag"] = Diagonal;
        values["prev_flat_grad"] = Gradient;
        values["prev_loss"] = Loss;
        return values;
    }

    public static QuasiNewtonMemory Read(ParameterState saved, long length) => new()
    {
        Evaluations = (long)(saved.Number("func_evals") ?? 0),
        Iterations = (long)(saved.Number("n_iter") ?? 0),
        Direction = saved.Vector("d", length),
        StepSize = saved.Number("t") ?? 0,
        GradientChanges = saved.Vectors("old_dirs", length),
        ParameterChanges = saved.Vectors("old_stps", length),
        InverseProducts = saved.Numbers("ro"),
        Diagonal = saved.Number("H_diag") ?? 1,
        Gradient = saved.Vector("prev_flat_grad", length),
        Loss = saved.Number("prev_loss") ?? 0,
    };
}
