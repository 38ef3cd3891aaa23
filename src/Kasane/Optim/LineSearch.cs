namespace Kasane;

/// <summary>How <see cref="LBFGS"/> finds the length of a step.</summary>
public enum LineSearch
{
    /// <summary>By cubic interpolation until the strong Wolfe conditions hold (Nocedal and Wright 2006).</summary>
    StrongWolfe,
}
