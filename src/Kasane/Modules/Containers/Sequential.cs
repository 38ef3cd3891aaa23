using System.Collections;

namespace Kasane;

/// <summary>
/// Modules in a row: the output of one is the input of the next. Made from a list, <c>new Sequential(a, b)</c>, or with an initializer that
/// also takes plain functions: <c>new Sequential { new Linear(20, 256), F.Relu, new Linear(256, 10) }</c>.
/// </summary>
public class Sequential : Module<Tensor, Tensor>, IReadOnlyList<Module<Tensor, Tensor>>
{
    /// <summary>An empty row.</summary>
    public Sequential()
    {
    }

    /// <summary>Modules in order, under the keys 0, 1, ...</summary>
    public Sequential(params ReadOnlySpan<Module<Tensor, Tensor>> modules)
    {
        foreach (var module in modules) Add(module);
    }

    /// <summary>Modules in order, under keys of their own.</summary>
    /// <exception cref="ArgumentException">A name appears twice or contains a dot.</exception>
    public Sequential(params ReadOnlySpan<(string Name, Module<Tensor, Tensor> Module)> modules)
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count => Registered?.Count ?? 0;

    /// <summary>One module.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such module.</exception>
    public Module<Tensor, Tensor> this[int index]
    {
        get => (Module<Tensor, Tensor>)Registered![Checked(index)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Registered!.Replace(Checked(index), value);
        }
    }

    /// <summary>One module, <c>^1</c> being the last.</summary>
    public Module<Tensor, Tensor> this[Index index]
    {
        get => this[index.GetOffset(Count)];
        set => this[index.GetOffset(Count)] = value;
    }

    /// <summary>Some of the modules, shared with this row: <c>net[..2]</c>.</summary>
    public Sequential this[Range range]
    {
        get
        {
            var (start, length) = range.GetOffsetAndLength(Count);
            var part = new Sequential();
            for (var i = start; i < start + length; i++) part.Add(Registered!.NameOf(i), this[i]);
            return part;
        }
    }

    /// <summary>Appends a module; its key is its position.</summary>
    public void Add(Module<Tensor, Tensor> module) =>
        EnsureRegistry().Add(Count.ToString(System.Globalization.CultureInfo.InvariantCulture), module, MemberKind.Module);

    /// <summary>Appends a plain function such as <c>F.Relu</c>.</summary>
    public void Add(Func<Tensor, Tensor> function) => Add(new Lambda(function));

    /// <summary>Appends a module under a key of its own.</summary>
    /// <exception cref="ArgumentException">The name is taken or contains a dot.</exception>
    public void Add(string name, Module<Tensor, Tensor> module) => EnsureRegistry().Add(name, module, MemberKind.Module);

    /// <summary>Puts a module at a position; those behind move up, and keys are numbered anew.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position lies outside.</exception>
    public void Insert(int index, Module<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, Count);
        var all = this.ToList();
        all.Insert(index, module);
        EnsureRegistry().Replace([.. all.Select((item, i) => (i.ToString(System.Globalization.CultureInfo.InvariantCulture), (object)item, MemberKind.Module))]);
    }

    /// <summary>A row of like blocks: <c>Sequential.Repeat(4, i => new Block(64))</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="block">Makes the block of a position, counted from 0. Each call must return a new one, unless parameters shall be shared.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static Sequential Repeat(int count, Func<int, Module<Tensor, Tensor>> block)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(block);
        var row = new Sequential();
        for (var i = 0; i < count; i++) row.Add(block(i));
        return row;
    }

    /// <inheritdoc/>
    public IEnumerator<Module<Tensor, Tensor>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        var count = Count;
        var x = input;
        var isOurs = false;
        for (var i = 0; i < count; i++)
        {
            var layer = (Module<Tensor, Tensor>)Registered![i];
            var isPassing = layer.IsPassing;
            // What passes between two layers that keep nothing is seen by nobody else: it is written over where the next layer can do that,
            // or given back as soon as the tape no longer needs it.
            var isFused = layer is Linear or BatchNorm { CanRectify: true } && IsRectifier(i + 1);
            var y = isFused && layer is Linear linear ? linear.CallRectified(x)
                : isFused && layer is BatchNorm norm ? norm.CallRectified(x)
                : isOurs && isPassing && layer is IOverwriting overwriting && x.IsSpare ? overwriting.Overwrite(x)
                : layer.Call(x);
            if (isFused) i++;
            var isSame = ReferenceEquals(x, y);
            if (isOurs && isPassing && !isSame) x.Retire();
            isOurs = isPassing && (isOurs || !isSame);
            x = y;
        }
        return x;
    }

    // A layer that can become a part of the one before it.
    private bool IsRectifier(int index) => index < Count && Registered![index] is ReLU { CanBeFused: true };

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return index;
    }
}
