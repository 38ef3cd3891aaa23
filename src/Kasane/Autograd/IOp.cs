namespace Kasane.Internal;

/// <summary>An operation: a record of its attributes that knows how to compute and how to differentiate.</summary>
internal interface IOp
{
    /// <summary>The operation's name in errors, on the tape and in documentation.</summary>
    static abstract string Name { get; }
}
