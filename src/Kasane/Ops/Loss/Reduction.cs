namespace Kasane;

/// <summary>What a loss does with the losses of the single elements.</summary>
public enum Reduction
{
    /// <summary>Returns them all.</summary>
    None,

    /// <summary>Returns their mean; weighted where the loss has weights per class.</summary>
    Mean,

    /// <summary>Returns their sum.</summary>
    Sum,

    /// <summary>Returns their sum divided by the size of the first dimension; <see cref="Functional.KlDiv"/> only.</summary>
    BatchMean,
}
