namespace Kasane;

/// <summary>Which number of connections scales an initialisation.</summary>
public enum FanMode
{
    /// <summary>Inputs per output: keeps the variance of the forward pass.</summary>
    FanIn,

    /// <summary>Outputs per input: keeps the variance of the backward pass.</summary>
    FanOut,
}
