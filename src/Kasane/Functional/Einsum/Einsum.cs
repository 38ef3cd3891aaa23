namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Einstein summation: products of elements, summed over the letters that the output lacks. <c>"ij,jk->ik"</c> is a matrix product,
    /// <c>"ii->i"</c> a diagonal, <c>"...ij->...ji"</c> a transposition; without <c>-></c> the letters that occur once make the output, in
    /// alphabetical order.
    /// </summary>
    /// <param name="equation">
    /// One letter per dimension, operands separated by commas; <c>...</c> stands for any dimensions, which broadcast.
    /// </param>
    /// <param name="operands">As many as the equation names.</param>
    /// <exception cref="KasaneException">The equation is malformed, or does not fit the operands.</exception>
    public static Tensor Einsum(string equation, params ReadOnlySpan<Tensor> operands)
    {
        ArgumentNullException.ThrowIfNull(equation);
        var plan = EinsumPlan.Parse(equation, operands);
        var result = plan.Prepare(operands[0], 0);
        for (var i = 1; i < operands.Length; i++) result = plan.Multiply(result, plan.Prepare(operands[i], i), i);
        return plan.Finish(result);
    }
}
