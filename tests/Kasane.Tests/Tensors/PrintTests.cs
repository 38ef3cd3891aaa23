using System.Diagnostics;
using System.Text.Json;
using Kasane.Internal;

namespace Kasane.Tests;

public class PrintTests
{
    private static readonly JsonElement[] Cases = LoadCases();

    public static IEnumerable<object[]> CaseNumbers => Enumerable.Range(0, Cases.Length).Select(i => new object[] { i });

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void Prints_as_PyTorch(int number) => Assert.Equal(PrintCase.Expected(Cases[number]), PrintCase.Print(Cases[number]));

    [Fact]
    public void A_tensor_on_another_device_says_so()
    {
        Assert.Equal("tensor([1.5000, 2.0000], device='reference')", Tensor.From([1.5f, 2f], [2], Device.Reference).ToString());
        Assert.Equal("tensor([1, 2], device='reference', dtype=int32)", Tensor.From([1, 2], [2], Device.Reference).ToString());
    }

    [Fact]
    public void A_meta_tensor_prints_its_shape()
    {
        Assert.Equal("tensor(..., device='meta', size=(2, 3))", Tensor.Empty([2, 3], device: Device.Meta).ToString());
        Assert.Equal("tensor(..., device='meta', size=(2,), dtype=int64)", Tensor.Empty([2], DType.Int64, Device.Meta).ToString());
        Assert.Equal("tensor(..., device='meta', size=(), requires_grad=True)", Tensor.Empty([], device: Device.Meta, requiresGrad: true).ToString());
    }

    [Fact]
    public void Only_printed_elements_are_read()
    {
        // 10^14 elements over one: nothing that walks all of them would come back.
        var x = Tensor.From(1.5f).Expand(10_000_000, 10_000_000);
        const string row = "[1.5000, 1.5000, 1.5000,  ..., 1.5000, 1.5000, 1.5000]";
        Assert.Equal($"tensor([{row},\n        {row},\n        {row},\n        ...,\n        {row},\n        {row},\n        {row}])", x.ToString());
    }

    [Fact]
    public void Flipped_and_shifted_views_print_their_own_elements()
    {
        var x = Tensor.Arange(2000).AsStrided([3, 500], [500, 2], 1);
        Assert.Equal(
            "tensor([[   1,    3,    5,  ...,  995,  997,  999],\n        [ 501,  503,  505,  ..., 1495, 1497, 1499],\n"
            + "        [1001, 1003, 1005,  ..., 1995, 1997, 1999]])",
            x.ToString());
    }

    [Fact]
    public void Printing_leaves_no_trace_on_the_tape()
    {
        var x = Tensor.From([1f, 2f], [2], requiresGrad: true);
        var y = x.Mul(x);
        var version = y.Version;
        Assert.Equal("tensor([1., 4.], grad_fn=<MulBackward0>)", y.ToString());
        Assert.Equal(version, y.Version);
        y.Sum().Backward();
        Assert.Equal("tensor([2., 4.])", x.Grad!.ToString());
    }

    [Fact]
    public void Options_of_the_process_can_be_set()
    {
        var before = Tensor.PrintOptions;
        try
        {
            Tensor.PrintOptions = new() { Precision = 2 };
            Assert.Equal("tensor(1.23)", Tensor.Scalar(1.23456).ToString());
        }
        finally
        {
            Tensor.PrintOptions = before;
        }
        Assert.Throws<ArgumentNullException>(() => Tensor.PrintOptions = null!);
    }

    [Fact]
    public void Senseless_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { Precision = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { Threshold = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { EdgeItems = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintOptions { LineWidth = 0 });
    }

    [Theory]
    [InlineData(0.125, 2, "0.12", "1.25e-01")]
    [InlineData(0.375, 2, "0.38", "3.75e-01")]
    [InlineData(2.5, 0, "2", "2e+00")]
    [InlineData(-0.0, 1, "-0.0", "-0.0e+00")]
    [InlineData(9.985e10, 2, "99850000000.00", "9.98e+10")]
    [InlineData(9.995e10, 2, "99950000000.00", "1.00e+11")]
    [InlineData(999999.5, 2, "999999.50", "1.00e+06")]
    [InlineData(5e-324, 3, "0.000", "4.941e-324")]
    [InlineData(double.NegativeInfinity, 3, "-inf", "-inf")]
    public void Ties_go_to_the_even_digit(double value, int digits, string plain, string scientific)
    {
        Assert.Equal(plain, NumberText.Fixed(value, digits));
        Assert.Equal(scientific, NumberText.Scientific(value, digits));
    }

    [Fact]
    public void The_debugger_shows_a_line_of_facts_and_first_values()
    {
        Assert.Equal("Float32 (2, 3) { 0.1, 0.2, 0.3, 0.4, ... }, requires grad", Line(Tensor.From([.1f, .2f, .3f, .4f, .5f, .6f], [2, 3], requiresGrad: true)));
        Assert.Equal("Int64 (2, 2) { 0, 2, 1, 3 }", Line(Tensor.Arange(4).View(2, 2).Transpose(0, 1)));
        Assert.Equal("Bool () { True } on reference", Line(Tensor.Scalar(true).To(Device.Reference)));
        Assert.Equal("Float32 (0,) { }", Line(Tensor.Empty(0)));
        Assert.Equal("Float32 (5,) on meta", Line(Tensor.Empty([5], device: Device.Meta)));
        var type = typeof(Tensor).GetCustomAttributes(typeof(DebuggerTypeProxyAttribute), false).Cast<DebuggerTypeProxyAttribute>().Single();
        Assert.Equal(typeof(TensorDebugView).AssemblyQualifiedName, type.ProxyTypeName);
        Assert.Equal("tensor([1.])", new TensorDebugView(Tensor.Ones(1)).Values);
    }

    private static string Line(Tensor x) => TensorDebugView.Line(x);

    private static JsonElement[] LoadCases()
    {
        using var stream = typeof(PrintTests).Assembly.GetManifestResourceStream("PrintCases.json")!;
        return PrintCase.Load(stream);
    }
}
