namespace Kasane.Internal;

/// <summary>What a derivative needs of its op's arguments and result.</summary>
[Flags]
internal enum Needs
{
    /// <summary>The result's gradient alone.</summary>
    Nothing = 0,

    /// <summary>The (left) argument.</summary>
    Left = 1,

    /// <summary>The right argument.</summary>
    Right = 2,

    /// <summary>The result.</summary>
    Result = 4,

    /// <summary>The gradient is passed on unchanged.</summary>
    PassOn = 8,

    /// <summary>There is no derivative by this argument.</summary>
    NotDifferentiable = 16,

    /// <summary>The derivative is zero everywhere.</summary>
    Zero = 32,
}
