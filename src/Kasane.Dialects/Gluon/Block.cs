namespace Kasane.Dialects.Gluon;

/// <summary>A module in Gluon's words. Override <c>Forward</c>; use it through <c>Call</c>.</summary>
public abstract class Block : Module<Tensor, Tensor>
{
    // Replaced, never changed: copies of the block share them.
    private string[] made = [];
    private string[] waiting = [];

    /// <summary>Makes the block's own parameters and constants.</summary>
    public BlockParameters Params => new(this);

    internal Parameter Make(string name, Shape shape)
    {
        var parameter = new Parameter(Tensor.Zeros(shape));
        RegisterParameter(name, parameter);
        made = [.. made, name];
        waiting = [.. waiting, name];
        return parameter;
    }

    internal void Fill(Initializer initializer, bool again)
    {
        var own = NamedParameters().ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var name in again ? made : waiting) initializer(own[name]);
        waiting = [];
    }
}
