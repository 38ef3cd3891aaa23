namespace Kasane.Dialects.Gluon;

/// <summary>A block whose forward pass does not depend on values, so that it could be captured once and run compiled.</summary>
public abstract class HybridBlock : Block
{
    /// <summary>Whether <see cref="Hybridize"/> was called.</summary>
    public bool IsHybridized { get; private set; }

    /// <summary>
    /// Marks this block and all hybrid ones below for the compiled path. Calls run eagerly, with the same results, as long as there is no
    /// such path for the device; on the CPU there is none.
    /// </summary>
    /// <param name="active">False takes the mark away.</param>
    public void Hybridize(bool active = true)
    {
        foreach (var part in Modules())
            if (part is HybridBlock block) block.IsHybridized = active;
    }
}
