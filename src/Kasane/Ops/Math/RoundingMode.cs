namespace Kasane;

/// <summary>How a quotient is rounded to a whole number.</summary>
public enum RoundingMode
{
    /// <summary>Down, as Python's <c>//</c>.</summary>
    Floor,

    /// <summary>Towards 0, as C#'s integer division.</summary>
    Trunc,
}
