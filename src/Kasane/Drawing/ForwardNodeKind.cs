namespace Kasane;

/// <summary>What a node of a <see cref="ForwardGraph"/> is.</summary>
public enum ForwardNodeKind
{
    /// <summary>A tensor that was given to the module.</summary>
    Input,

    /// <summary>A parameter or buffer of the module.</summary>
    Parameter,

    /// <summary>Another tensor, made on the way.</summary>
    Constant,

    /// <summary>An operation.</summary>
    Operation,

    /// <summary>A tensor that the module returned.</summary>
    Output,
}
