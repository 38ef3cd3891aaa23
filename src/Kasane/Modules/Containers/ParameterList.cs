using System.Collections;
using System.Globalization;

namespace Kasane;

/// <summary>Parameters in a list, under the keys 0, 1, ...</summary>
public sealed class ParameterList : Module, IReadOnlyList<Parameter>
{
    /// <summary>An empty list.</summary>
    public ParameterList()
    {
    }

    /// <summary>A list of parameters; other tensors become parameters.</summary>
    public ParameterList(IEnumerable<Tensor> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) Add(value);
    }

    /// <summary>How many parameters there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>One parameter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such parameter.</exception>
    public Parameter this[int index]
    {
        get => (Parameter)Registered![Checked(index)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Registered!.Replace(Checked(index), value);
        }
    }

    /// <inheritdoc/>
    protected override string ExtraInfo => ParameterText.Lines(
        this.Select((parameter, i) => (i.ToString(CultureInfo.InvariantCulture), parameter)), ParameterText.Plain);

    /// <summary>Appends a parameter; another tensor becomes one.</summary>
    public void Add(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        EnsureRegistry().Add(Count.ToString(CultureInfo.InvariantCulture), value as Parameter ?? new Parameter(value), MemberKind.Parameter);
    }

    /// <inheritdoc/>
    public IEnumerator<Parameter> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index;
    }
}
