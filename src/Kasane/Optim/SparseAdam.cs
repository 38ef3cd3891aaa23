using System.Runtime.CompilerServices;

namespace Kasane;

/// <summary>
/// Adam that touches only the rows (slices of the first dimension) which have a gradient: for large embeddings of which a batch reads a
/// few rows. Moments of the other rows stand still.
/// </summary>
/// <remarks>Gradients are handed in with <see cref="SetRowGradient"/>, since a tensor's own gradient has all rows.</remarks>
public sealed class SparseAdam : Optimizer<SparseAdamOptions>
{
    private readonly Dictionary<Tensor, (Tensor Rows, Tensor Values)> gradients = new(ReferenceEqualityComparer.Instance);

    /// <summary>All parameters with the same options.</summary>
    /// <param name="parameters">Usually <c>module.Parameters()</c>.</param>
    /// <param name="lr">The learning rate; default 1e-3.</param>
    /// <param name="betas">
    /// The decay of the mean of the gradients, and the decay of the mean of their squares; default (0.9, 0.999).
    /// </param>
    /// <param name="eps">Added to the denominator; default 1e-8.</param>
    /// <param name="maximize">Whether the objective is maximised; default false.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public SparseAdam(
        IEnumerable<Tensor> parameters,
        double lr = 1e-3,
        (double Beta1, double Beta2)? betas = null,
        double eps = 1e-8,
        bool maximize = false)
        : this([new(parameters, new SparseAdamOptions
        {
            LearningRate = lr,
            Beta1 = betas?.Beta1 ?? 0.9,
            Beta2 = betas?.Beta2 ?? 0.999,
            Eps = eps,
            Maximize = maximize,
        })])
    {
    }

    /// <summary>Groups with options of their own (<see cref="SparseAdamOptions"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public SparseAdam(IEnumerable<ParameterGroup> groups)
        : base(groups)
    {
    }

    private protected override StepFormat StepFormat => StepFormat.Number;

    /// <summary>Sets the gradient of some rows for the next step; the others have none.</summary>
    /// <param name="parameter">One of this optimizer's parameters, of at least one dimension.</param>
    /// <param name="rows">Int64 (n): which rows; gradients of a row that is named twice are added.</param>
    /// <param name="values">(n, ...): their gradients, of the parameter's dtype and the shape of its rows.</param>
    /// <exception cref="ArgumentException">The parameter is none of this optimizer's.</exception>
    /// <exception cref="ShapeException">Shapes do not fit.</exception>
    /// <exception cref="DTypeException">Dtypes do not fit.</exception>
    /// <exception cref="TensorIndexException">A row does not exist.</exception>
    public void SetRowGradient(Tensor parameter, Tensor rows, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(values);
        if (!Groups.Any(group => group.Parameters.Contains(parameter, ReferenceEqualityComparer.Instance)))
            throw new ArgumentException("SetRowGradient expects a parameter of this optimizer.", nameof(parameter));
        gradients[parameter] = RowGradient.Coalesce(parameter, rows, values);
    }

    /// <summary>Updates the rows that have gradients, and drops those gradients. Not recorded.</summary>
    /// <exception cref="GradientException">A parameter has a gradient of its own, which has all rows; nothing was changed.</exception>
    public override void Step()
    {
        using var mode = Autograd.NoGrad();
        foreach (var group in Groups)
            foreach (var parameter in group.Parameters)
                if (parameter.GradOrNull is not null)
                    throw new GradientException("SparseAdam takes no gradient of all rows. Use SetRowGradient, or Adam.");
        foreach (var group in Groups)
            foreach (var parameter in group.Parameters)
                if (gradients.Remove(parameter, out var gradient)) UpdateRows(parameter, gradient, (SparseAdamOptions)group.Options);
    }

    private protected override void Update(Tensor parameter, Tensor gradient, SparseAdamOptions options, OptimizerState state)
    {
        var step = ++state.Step;
        var op = new SparseAdamUpdate
        {
            Beta1 = options.Beta1,
            Beta2 = options.Beta2,
            Eps = options.Eps,
            StepSize = options.LearningRate * Math.Sqrt(1 - Math.Pow(options.Beta2, step)) / (1 - Math.Pow(options.Beta1, step)),
            Sign = options.Maximize ? -1 : 1,
        };
        Updates.Run(op, parameter, gradient, state.Get("exp_avg", parameter), state.Get("exp_avg_sq", parameter));
    }

    // The rows are taken out, updated in one fused pass, and put back.
    private void UpdateRows(Tensor parameter, (Tensor Rows, Tensor Values) gradient, SparseAdamOptions options)
    {
        var state = StateOf(parameter);
        Tensor[] whole = [state.Get("exp_avg", parameter), state.Get("exp_avg_sq", parameter), parameter];
        var rows = Array.ConvertAll(whole, tensor => tensor.Detach().IndexSelect(0, gradient.Rows));
        var part = new OptimizerState { Step = state.Step, Tensors = { ["exp_avg"] = rows[0], ["exp_avg_sq"] = rows[1] } };
        Update(rows[2], gradient.Values, options, part);
        for (var i = 0; i < whole.Length; i++) whole[i].IndexCopyInPlace(0, gradient.Rows, rows[i]);
        state.Step = part.Step;
    }
}

/// <summary>m += (1 - b1) (g - m); v += (1 - b2) (g^2 - v); p -= step m / (sqrt(v) + eps).</summary>
internal readonly struct SparseAdamUpdate : IUpdateOp
{
    public static string Name => "SparseAdam";

    public double Beta1 { get; init; }

    public double Beta2 { get; init; }

    public double Eps { get; init; }

    public double StepSize { get; init; }

    public double Sign { get; init; }

    public int States => 2;

    public void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>
    {
        f[0] = A.Const(Sign);
        f[1] = A.Const(1 - Beta1);
        f[2] = A.Const(1 - Beta2);
        f[3] = A.Const(StepSize);
        f[4] = A.Const(Eps);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>
    {
        V sign = f[0], fresh1 = f[1], fresh2 = f[2], stepSize = f[3], eps = f[4];
        var g = A.Mul(gradient, sign);
        first = A.MulAdd(A.Sub(g, first), fresh1, first);
        second = A.MulAdd(A.Sub(A.Mul(g, g), second), fresh2, second);
        parameter = A.Sub(parameter, A.Div(A.Mul(first, stepSize), A.Add(A.Sqrt(second), eps)));
    }
}
