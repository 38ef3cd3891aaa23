namespace Kasane;

/// <summary>What did not match when a state dict was loaded.</summary>
/// <param name="MissingKeys">Keys of the module that the state dict lacked.</param>
/// <param name="UnexpectedKeys">Keys of the state dict that the module lacks.</param>
public sealed record LoadReport(IReadOnlyList<string> MissingKeys, IReadOnlyList<string> UnexpectedKeys)
{
    /// <summary>Whether all keys matched.</summary>
    public bool IsComplete => MissingKeys.Count == 0 && UnexpectedKeys.Count == 0;
}
