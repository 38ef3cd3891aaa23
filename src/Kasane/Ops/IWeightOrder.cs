namespace Kasane.Internal;

/// <summary>How some operation would like to have its weight.</summary>
internal interface IWeightOrder
{
    PackedForm Form { get; }

    void Pack(in Block target);
}
