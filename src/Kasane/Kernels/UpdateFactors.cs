using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The numbers of an optimizer's step that are the same for all elements.</summary>
[InlineArray(Count)]
internal struct UpdateFactors<V>
{
    private const int Count = 9;

    private V first;
}
