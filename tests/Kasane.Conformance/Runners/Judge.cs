using System.Globalization;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Compares what a case expects with what the library gave, and remembers the largest error.</summary>
sealed class Judge(Case @case, ITensorAccess tensors)
{
    /// <summary>The largest error of all comparisons, in units of their tolerances.</summary>
    public double Worst { get; private set; }

    /// <summary>The tensors of the results compared so far, in order of appearance.</summary>
    public List<object> Outputs { get; } = [];

    /// <exception cref="CaseFailure">The condition does not hold.</exception>
    public static void Require(bool condition, string reason)
    {
        if (!condition) throw new CaseFailure(reason);
    }

    /// <summary>Compares a result of a call, however it is nested, and collects its tensors.</summary>
    public void Output(string what, Value expected, object? actual)
    {
        if (expected is TensorValue or ShapeValue && tensors.IsTensor(actual)) Outputs.Add(actual!);
        switch (expected)
        {
            case TensorValue tensor:
                Tensor(what, tensor, actual);
                break;
            case ShapeValue shape:
                var fault = TensorComparer.Frame(shape.DType, shape.Shape, Read(what, actual));
                Require(fault is null, $"{what}: {fault}");
                break;
            case ListValue list:
                List(what, list, actual);
                break;
            default:
                Plain(what, expected, actual);
                break;
        }
    }

    public void Tensor(string what, TensorValue expected, object? actual) =>
        Tensor(what, @case.Tensor(expected), Read(what, actual), expected.Tolerance, expected.Mode);

    public void Tensor(string what, RawTensor want, RawTensor got, Tolerance tolerance, ComparisonMode mode = ComparisonMode.Plain)
    {
        var (worst, fault) = TensorComparer.Compare(want, got, tolerance, mode);
        Worst = Math.Max(Worst, worst);
        Require(fault is null, $"{what}: {fault}");
    }

    /// <summary>Compares a gradient: null expects none, or zeros.</summary>
    public void Gradient(string what, Value expected, object? actual)
    {
        if (expected is TensorValue tensor)
        {
            Require(actual is not null, $"{what}: no gradient");
            Tensor(what, tensor, actual);
        }
        else if (actual is not null)
        {
            var got = Read(what, actual);
            for (long i = 0; i < got.Count; i++)
                Require(got.ComplexAt(i) == 0, $"{what}: a gradient of {got.TextAt(i)} where none is expected");
        }
    }

    public void Number(string what, double want, double got, Tolerance tolerance)
    {
        var error = TensorComparer.Error(want, got, tolerance);
        Worst = Math.Max(Worst, error);
        Require(error <= 1, string.Create(CultureInfo.InvariantCulture, $"{what}: got {got:R}, want {want:R}"));
    }

    /// <summary>Compares an option of an optimizer: numbers by value, whether whole or not.</summary>
    public void Option(string what, Value expected, object? actual)
    {
        if (expected is ListValue list && Lists.Items(actual) is { } items && items.Count == list.Items.Count)
            for (var i = 0; i < items.Count; i++) Option($"{what}[{i}]", list.Items[i], items[i]);
        else if (expected is IntegerValue or FloatValue && actual is int or long or float or double)
            Number(
                what, expected is FloatValue real ? real.Content : ((IntegerValue)expected).Content,
                Convert.ToDouble(actual, CultureInfo.InvariantCulture), new(1e-9, 0));
        else Plain(what, expected, actual);
    }

    private void List(string what, ListValue expected, object? actual)
    {
        var items = tensors.IsTensor(actual) ? null : Lists.Items(actual);
        Require(items is not null, $"{what}: got {Describe(actual)} instead of a list of {expected.Items.Count}");
        Require(items!.Count == expected.Items.Count, $"{what}: a list of {items.Count} instead of {expected.Items.Count}");
        for (var i = 0; i < items.Count; i++) Output($"{what}[{i}]", expected.Items[i], items[i]);
    }

    private void Plain(string what, Value expected, object? actual)
    {
        if (expected is FloatValue real && actual is double or float)
        {
            Number(what, real.Content, Convert.ToDouble(actual, CultureInfo.InvariantCulture), Tolerance.Scalar);
            return;
        }
        var equal = expected switch
        {
            NoneValue => actual is null,
            BoolValue flag => actual is bool got && got == flag.Content,
            IntegerValue integer => actual is long or int && Convert.ToInt64(actual, CultureInfo.InvariantCulture) == integer.Content,
            TextValue text => actual is string got && got == text.Content,
            DTypeValue dtype => actual is DType got && got == dtype.DType,
            _ => false,
        };
        Require(equal, $"{what}: got {Describe(actual)}, want {expected}");
    }

    private RawTensor Read(string what, object? actual)
    {
        Require(tensors.IsTensor(actual), $"{what}: got {Describe(actual)} instead of a tensor");
        return tensors.Read(actual!);
    }

    private static string Describe(object? value) => value is null ? "null" : $"{value.GetType().Name} {value}";
}
