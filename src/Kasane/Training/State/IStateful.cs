namespace Kasane;

/// <summary>Something with a state that a checkpoint must hold, so that a training goes on as if it had never stopped.</summary>
public interface IStateful
{
    /// <summary>
    /// The state: null, bool, integers, floating-point numbers, texts, tensors, lists and dictionaries of these. Tensors are written before
    /// the training goes on, so they need no copy.
    /// </summary>
    IReadOnlyDictionary<string, object?> StateDict();

    /// <summary>Goes on where another was. Numbers may come back as <c>long</c> or <c>double</c>, lists as lists of objects.</summary>
    void LoadStateDict(IReadOnlyDictionary<string, object?> state);
}
