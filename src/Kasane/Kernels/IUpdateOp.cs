namespace Kasane.Internal;

/// <summary>
/// One step of an optimizer, element by element: the parameter and up to three states are updated in registers, in one pass over memory.
/// </summary>
internal interface IUpdateOp
{
    static abstract string Name { get; }

    /// <summary>How many states (moments) there are, 0 to 3; the others are not touched.</summary>
    int States { get; }

    /// <summary>Writes down the numbers that are the same for all elements, each once in every lane.</summary>
    void Prepare<A, V>(ref UpdateFactors<V> f)
        where A : IAlgebra<A, V>;

    /// <summary>Updates one vector of elements.</summary>
    void Apply<A, V>(in UpdateFactors<V> f, V gradient, ref V parameter, ref V first, ref V second, ref V third)
        where A : IAlgebra<A, V>;
}
