namespace Kasane.Internal;

/// <summary>An option of an optimizer under its name in a state dict, with how it is read and replaced.</summary>
internal abstract record Option(string Name)
{
    public abstract object? Get(OptimizerOptions options);

    /// <summary>The options with another value.</summary>
    /// <exception cref="StateDictException">The value is of the wrong kind.</exception>
    public abstract OptimizerOptions Set(OptimizerOptions options, object? value);
}

/// <summary>An option of one kind of record.</summary>
internal sealed record Option<TOptions>(
    string Name, Func<TOptions, object?> Read, Func<TOptions, OptionValue, TOptions> Write) : Option(Name)
    where TOptions : OptimizerOptions
{
    public override object? Get(OptimizerOptions options) => Read((TOptions)options);

    public override OptimizerOptions Set(OptimizerOptions options, object? value) => Write((TOptions)options, new(Name, value));
}
