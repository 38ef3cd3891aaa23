namespace Kasane;

/// <summary>How several numbers for one place become one.</summary>
public enum IndexReduction
{
    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The product.</summary>
    Prod,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The largest.</summary>
    Amax,

    /// <summary>The smallest.</summary>
    Amin,
}

/// <summary>What <see cref="Functional.Scatter(Tensor, int, Tensor, Tensor, ScatterReduction?)"/> does with what is in a place.</summary>
public enum ScatterReduction
{
    /// <summary>Adds to it.</summary>
    Add,

    /// <summary>Multiplies it.</summary>
    Multiply,
}
