namespace Kasane.Internal;

/// <summary>What writing to an indexed place does with what is there already.</summary>
internal enum PutMode
{
    /// <summary>The new value replaces it; of several for one place the last one stays.</summary>
    Overwrite,

    /// <summary>The sum; for Bool: or.</summary>
    Add,

    /// <summary>The product; for Bool: and.</summary>
    Multiply,

    /// <summary>The larger of both; NaN wins.</summary>
    Largest,

    /// <summary>The smaller of both; NaN wins.</summary>
    Smallest,
}
