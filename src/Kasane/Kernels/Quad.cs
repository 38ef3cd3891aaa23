namespace Kasane.Internal;

/// <summary>Up to four values of one unit of a recurrent cell, e.g. its gates; those that a cell does not have stay unset.</summary>
internal struct Quad<V>
{
    public V A;
    public V B;
    public V C;
    public V D;
}
