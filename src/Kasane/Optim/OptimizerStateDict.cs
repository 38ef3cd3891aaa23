namespace Kasane;

/// <summary>
/// What an optimizer needs to go on where it was, in PyTorch's layout: what it remembers of each parameter by the parameter's number, and
/// the options of each group. Parameters are numbered through all groups from 0.
/// </summary>
/// <param name="State">
/// By parameter, then by name (<c>step</c>, <c>exp_avg</c>, <c>momentum_buffer</c>, ...): a tensor or a number. A parameter that never
/// had a
/// gradient is missing.
/// </param>
/// <param name="ParamGroups">The groups in order.</param>
public sealed record OptimizerStateDict(
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, object?>> State, IReadOnlyList<OptimizerStateGroup> ParamGroups);

/// <summary>A parameter group in an <see cref="OptimizerStateDict"/>.</summary>
/// <param name="Options">
/// The options under PyTorch's names (<c>lr</c>, <c>betas</c>, <c>weight_decay</c>, ...): double, bool, or (double, double).
/// </param>
/// <param name="Params">The numbers of its parameters.</param>
public sealed record OptimizerStateGroup(IReadOnlyDictionary<string, object?> Options, IReadOnlyList<int> Params);
