namespace Kasane;

/// <summary>What a loss makes of the losses of the elements.</summary>
public enum Reduction
{
    /// <summary>Nothing: one loss per element.</summary>
    None,

    /// <summary>Their mean (weighted where the loss has weights).</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
