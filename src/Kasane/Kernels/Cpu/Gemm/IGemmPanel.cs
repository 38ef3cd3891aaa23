namespace Kasane.Internal;

/// <summary>
/// How a tile's kernel reads its operands and writes C. Each combination is compiled on its own, so that the loops have no branches.
/// </summary>
internal interface IGemmPanel
{
    /// <summary>A is packed: for each step the tile's rows lie beside each other.</summary>
    static abstract bool PackedA { get; }

    /// <summary>B is packed: for each step the panel's vectors, the last of which is filled up.</summary>
    static abstract bool PackedB { get; }

    /// <summary>The last vector of B's rows is cut short.</summary>
    static abstract bool MasksB { get; }

    /// <summary>The last vector of C's rows is cut short.</summary>
    static abstract bool MasksC { get; }

    /// <summary>Packs B while reading it, for the tiles below.</summary>
    static abstract bool Packs { get; }
}

/// <summary>Both operands in place, whole vectors.</summary>
internal readonly struct PlainPanel : IGemmPanel
{
    public static bool PackedA => false;

    public static bool PackedB => false;

    public static bool MasksB => false;

    public static bool MasksC => false;

    public static bool Packs => false;
}

/// <summary>Both operands in place, the last columns.</summary>
internal readonly struct PlainEdge : IGemmPanel
{
    public static bool PackedA => false;

    public static bool PackedB => false;

    public static bool MasksB => true;

    public static bool MasksC => true;

    public static bool Packs => false;
}

/// <summary>A is packed, whole vectors of B are packed in passing.</summary>
internal readonly struct PackingPanel : IGemmPanel
{
    public static bool PackedA => true;

    public static bool PackedB => false;

    public static bool MasksB => false;

    public static bool MasksC => false;

    public static bool Packs => true;
}

/// <summary>A is packed, the last columns of B are packed in passing.</summary>
internal readonly struct PackingEdge : IGemmPanel
{
    public static bool PackedA => true;

    public static bool PackedB => false;

    public static bool MasksB => true;

    public static bool MasksC => true;

    public static bool Packs => true;
}

/// <summary>Both operands are packed, whole vectors.</summary>
internal readonly struct PackedPanel : IGemmPanel
{
    public static bool PackedA => true;

    public static bool PackedB => true;

    public static bool MasksB => false;

    public static bool MasksC => false;

    public static bool Packs => false;
}

/// <summary>Both operands are packed, the last columns.</summary>
internal readonly struct PackedEdge : IGemmPanel
{
    public static bool PackedA => true;

    public static bool PackedB => true;

    public static bool MasksB => false;

    public static bool MasksC => true;

    public static bool Packs => false;
}
