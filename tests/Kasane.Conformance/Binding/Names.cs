namespace Kasane.Conformance.Binding;

/// <summary>Where the library's names do not follow from PyTorch's by the rules of spelling. The only place for exceptions.</summary>
static class Names
{
    /// <summary>One way to find a name: the member, and whether the first two arguments change places.</summary>
    public sealed record Rule(string Member, bool Swap = false);

    /// <summary>The classes that hold what PyTorch has under a prefix, in the order in which they are asked; * is every class of
    /// functions.</summary>
    private static readonly Dictionary<string, string[]> Classes = new()
    {
        [""] = ["Tensor", "Functional", "Decompositions", "*"],
        ["Tensor"] = ["Tensor", "Functional", "Decompositions", "*"],
        ["nn.functional"] = ["Functional", "Tensor", "Decompositions", "*"],
        ["linalg"] = ["Linalg", "LinearAlgebra", "Functional", "*"],
        ["fft"] = ["Fft", "Fourier"],
        ["special"] = ["Special", "Functional", "*"],
        ["masked"] = ["Masked"],
        ["nn.init"] = ["Init", "OrthogonalInit"],
        ["nn.utils.rnn"] = ["PackedSequence", "RnnUtilities", "Functional", "*"],
        ["nn.utils"] = ["GradientClipping", "ClipGrad", "Clip", "*"],
    };

    private static readonly Dictionary<string, Rule[]> Members = new()
    {
        ["Tensor.__eq__"] = [new("Eq")],
        ["Tensor.__gt__"] = [new("op_GreaterThan"), new("Gt")],
        ["Tensor.__lt__"] = [new("op_LessThan"), new("Lt")],
        ["Tensor.__matmul__"] = [new("MatMul")],
        ["Tensor.__rmatmul__"] = [new("MatMul", Swap: true)],
        ["Tensor.__radd__"] = [new("op_Addition", Swap: true), new("Add", Swap: true)],
        ["Tensor.__rsub__"] = [new("op_Subtraction", Swap: true), new("Sub", Swap: true)],
        ["Tensor.__rmul__"] = [new("op_Multiply", Swap: true), new("Mul", Swap: true)],
        ["Tensor.__rdiv__"] = [new("op_Division", Swap: true), new("Div", Swap: true)],
        ["Tensor.__rmod__"] = [new("op_Modulus", Swap: true), new("Remainder", Swap: true)],
        ["Tensor.__rand__"] = [new("op_BitwiseAnd", Swap: true), new("BitwiseAnd", Swap: true)],
        ["Tensor.__ror__"] = [new("op_BitwiseOr", Swap: true), new("BitwiseOr", Swap: true)],
        ["Tensor.__rxor__"] = [new("op_ExclusiveOr", Swap: true), new("BitwiseXor", Swap: true)],
    };

    /// <summary>C# parameter names that stand for one of PyTorch's.</summary>
    private static readonly Dictionary<string, string[]> Parameters = new()
    {
        ["dim"] = ["dims", "axis"],
        ["dims"] = ["dim"],
        ["axis"] = ["dim"],
        ["keepdim"] = ["keepDims"],
        ["lambd"] = ["lambda"],
        ["size"] = ["shape"],
    };

    private static readonly HashSet<string> Droppable = ["unsafe", "non_blocking"];

    public static (string Prefix, string Name) Split(string op)
    {
        var dot = op.LastIndexOf('.');
        return dot < 0 ? ("", op) : (op[..dot], op[(dot + 1)..]);
    }

    public static IReadOnlyList<string> ClassesOf(string prefix) => Classes.TryGetValue(prefix, out var classes) ? classes : [];

    /// <summary>The member names to look for, the likeliest first.</summary>
    public static IEnumerable<Rule> MembersOf(string op)
    {
        if (Members.TryGetValue(op, out var rules)) return rules;
        var (prefix, name) = Split(op);
        if (!IsInPlace(op)) return [new(name)];
        return prefix == "nn.init" || prefix == "nn.utils" ? [new(name), new(name.TrimEnd('_') + "_in_place")] : [new(name + "in_place")];
    }

    /// <summary>Whether an op changes its first argument: its name ends in one underscore, or it assigns to an index.</summary>
    public static bool IsInPlace(string op) =>
        op == "Tensor.__setitem__" || (op.EndsWith('_') && !op.EndsWith("__", StringComparison.Ordinal));

    /// <summary>The keyword argument for a parameter: <c>input</c> is always the first one.</summary>
    public static KeyValuePair<string, object?>? FindKeyword(
        IReadOnlyList<KeyValuePair<string, object?>> keywords, string parameter, int position)
    {
        foreach (var keyword in keywords)
            if (Spelling.Same(keyword.Key, parameter) || (position == 0 && keyword.Key == "input")) return keyword;
        foreach (var keyword in keywords)
            if (Parameters.TryGetValue(keyword.Key, out var others) && others.Any(other => Spelling.Same(other, parameter))) return keyword;
        return null;
    }

    public static bool MayBeDropped(string keyword, object? value) => Droppable.Contains(keyword) && value is bool;
}
