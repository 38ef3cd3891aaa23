namespace Kasane.Internal;

/// <summary>How a view came from its base: the steps to repeat when either of them was changed in place.</summary>
internal abstract class ViewInfo
{
    private readonly ViewInfo? before;

    private protected ViewInfo(Tensor source, bool severalOutputs)
    {
        before = source.View;
        Base = before?.Base ?? source;
        Base.IsViewed = true;
        SeveralOutputs = severalOutputs || before is { SeveralOutputs: true };
        MadeWithoutGrad = !GradMode.Enabled || before is { MadeWithoutGrad: true };
        IsOfFunction = before is { IsOfFunction: true };
        Version = source.Storage.Version;
    }

    public Tensor Base { get; }

    /// <summary>Whether the op that made it returned several views: those must not be changed in place.</summary>
    public bool SeveralOutputs { get; }

    public bool MadeWithoutGrad { get; }

    /// <summary>
    /// Whether a user's function returned it: repeating the view on a changed base would leave the function's own derivative out.
    /// </summary>
    public bool IsOfFunction { get; set; }

    /// <summary>The version of the memory for which the view's gradient function holds.</summary>
    public int Version { get; set; }

    /// <summary>The last step, repeated on another tensor.</summary>
    private protected abstract Tensor Step(Tensor source);

    /// <summary>The same view of another base.</summary>
    public Tensor Replay(Tensor target)
    {
        var steps = new Stack<ViewInfo>();
        for (var info = this; info is not null; info = info.before) steps.Push(info);
        foreach (var next in steps) target = next.Step(target);
        return target;
    }
}
