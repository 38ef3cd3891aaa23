namespace Kasane.Conformance.Golden;

enum ComparisonMode
{
    /// <summary>Element by element.</summary>
    Plain,

    /// <summary>Absolute values, for results that are defined up to sign.</summary>
    Absolute,

    /// <summary>The last dimension in any order.</summary>
    Unordered,
}
