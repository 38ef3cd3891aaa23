namespace Kasane.Internal;

/// <summary>
/// One step of an optimizer, element by element: the parameter and up to three states are updated in registers, in one pass over memory.
/// </summary>
internal interface IUpdateOp
{
    static abstract string Name { get; }

    /// <summary>How many states (moments) there are, 0 to 3; the others are not touched.</summary>
    int States { get; }

    void Apply<A, V>(V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>;
}
