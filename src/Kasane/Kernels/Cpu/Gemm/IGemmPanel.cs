namespace Kasane.Internal;

/// <summary>
/// How a tile's kernel reads its panel of B and writes C. Each combination is compiled on its own, so that the loops have no branches.
/// </summary>
internal interface IGemmPanel
{
    /// <summary>The last vector of B's rows is cut short.</summary>
    static abstract bool MasksB { get; }

    /// <summary>The last vector of C's rows is cut short.</summary>
    static abstract bool MasksC { get; }

    /// <summary>Writes what it reads of B, in order, to a buffer, from which the tiles below are computed.</summary>
    static abstract bool Packs { get; }
}

/// <summary>Whole vectors, wherever they lie.</summary>
internal readonly struct WholePanel : IGemmPanel
{
    public static bool MasksB => false;

    public static bool MasksC => false;

    public static bool Packs => false;
}

/// <summary>The last columns of B in place.</summary>
internal readonly struct EdgePanel : IGemmPanel
{
    public static bool MasksB => true;

    public static bool MasksC => true;

    public static bool Packs => false;
}

/// <summary>The last columns of B from the buffer, where they are filled up to a whole vector.</summary>
internal readonly struct PackedEdgePanel : IGemmPanel
{
    public static bool MasksB => false;

    public static bool MasksC => true;

    public static bool Packs => false;
}

/// <summary>Whole vectors in place, packed in passing.</summary>
internal readonly struct PackingPanel : IGemmPanel
{
    public static bool MasksB => false;

    public static bool MasksC => false;

    public static bool Packs => true;
}

/// <summary>The last columns of B in place, packed in passing.</summary>
internal readonly struct PackingEdgePanel : IGemmPanel
{
    public static bool MasksB => true;

    public static bool MasksC => true;

    public static bool Packs => true;
}
