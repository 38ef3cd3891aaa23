namespace Kasane.Tests.Display;

public sealed class HtmlDisplayTests
{
    [Fact]
    public void A_matrix_is_a_table_with_its_facts()
    {
        var html = Tensor.From(new[] { 1.5f, -2f, 3f, 4f, 5f, 6f }, [2, 3]).ToHtml();
        Check(html);
        foreach (var part in new[] { "Float32", "(2, 3)", "cpu", "-2 … 6, mean 2.917", "<th>2</th>", "<td>1.5000</td>", "<td>-2.0000</td>" })
            Assert.Contains(part, html, StringComparison.Ordinal);
        Assert.Equal(2, Count(html.Split("<tbody>")[1], "<tr>"));
    }

    [Fact]
    public void What_is_not_finite_stands_out()
    {
        var html = Tensor.From(float.NaN, 1f, float.NegativeInfinity).ToHtml();
        Assert.Contains("<td class=\"odd\">nan</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"odd\">-inf</td>", html, StringComparison.Ordinal);
        Assert.Contains("1 NaN, 1 infinite", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_tensors_are_abbreviated()
    {
        var html = Tensor.Arange(100_000f).Reshape(10, 100, 100).ToHtml(new() { EdgeItems = 2, Threshold = 10 });
        Check(html);
        Assert.Contains("[1, .., ..]", html, StringComparison.Ordinal);
        Assert.Contains("… 6 more of 10", html, StringComparison.Ordinal);
        Assert.Contains("<th>⋮</th>", html, StringComparison.Ordinal);
        Assert.Contains("<th>99</th>", html, StringComparison.Ordinal);
        Assert.Equal(4 * 16, Count(html, "<td>") - Count(html, "<td>…</td>") - Count(html, "<td></td>"));
        Assert.True(Tensor.Zeros(4000, 4000).ToHtml().Length < 40_000);
    }

    [Theory]
    [InlineData(DType.Bool)]
    [InlineData(DType.Int64)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Complex64)]
    public void Every_dtype_and_rank_has_a_face(DType dtype)
    {
        foreach (var sizes in new long[][] { [], [3], [2, 2], [2, 0], [0], [2, 1, 3, 2, 2] })
        {
            var html = Tensor.Ones(sizes).To(dtype).ToHtml();
            Check(html);
            Assert.Contains(dtype.ToString(), html, StringComparison.Ordinal);
        }

        Check(Tensor.Zeros([2, 3], dtype, Device.Meta).ToHtml());
    }

    [Fact]
    public void Strided_tensors_show_their_own_numbers()
    {
        var x = Tensor.Arange(6f).Reshape(2, 3).T;
        Assert.Equal(x.Contiguous().ToHtml(), x.ToHtml());
        Assert.Contains("requires_grad", new Parameter(Tensor.Ones(2)).ToHtml(), StringComparison.Ordinal);
        Assert.Contains("grad_fn=&lt;TanhBackward0&gt;", new Parameter(Tensor.Ones(2)).Tanh().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_is_a_tree_that_opens()
    {
        var shared = new Linear(2, 2);
        var html = new Sequential(shared, new Sequential(new ReLU(), shared), new LazyLinear(3), new BatchNorm1d(2)).ToHtml();
        Check(html);
        foreach (var part in new[] { "<b>Linear</b><i>(in_features=2", "6 parameters", "shared, shown above", "uninitialized", "running_mean", "weight <i>Float32 (2, 2)</i>" })
            Assert.Contains(part, html, StringComparison.Ordinal);
        Check(new Sequential(Enumerable.Range(0, 100).Select(_ => (Module<Tensor, Tensor>)new Linear(1, 1)).ToArray()).ToHtml(10));
    }

    [Fact]
    public void Text_of_users_is_no_markup()
    {
        var html = new Sneaky().ToHtml();
        Check(html);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_made_of_every_layout()
    {
        var grey = Tensor.From(new byte[] { 0, 128, 255, 64 }, [2, 2]).AsImage();
        Assert.Equal((2, 2, 1), (grey.Width, grey.Height, grey.Channels));
        Assert.Equal([0, 128, 255, 64], grey.Pixels.ToArray());
        var colour = Tensor.From(new[] { 0f, 1f, 0.5f, 2f, -1f, float.NaN }, [3, 1, 2]).AsImage();
        Assert.Equal([0, 128, 0, 255, 255, 0], colour.Pixels.ToArray());
        var stretched = Tensor.From(new[] { -3f, 1f }, [1, 2]).AsImage(normalize: true);
        Assert.Equal([0, 255], stretched.Pixels.ToArray());
        Assert.Equal([0, 0], Tensor.Full([1, 2], 7f).AsImage(normalize: true).Pixels.ToArray());
        var grid = Tensor.Ones(5, 2, 3).AsImage(columns: 2, padding: 1);
        Assert.Equal((9, 10, 1), (grid.Width, grid.Height, grid.Channels));
        Assert.Equal(5 * 6, grid.Pixels.ToArray().Count(value => value == 255));
        Assert.Equal(0, grid.Pixels[0]);
        Assert.Throws<ShapeException>(() => Tensor.Ones(2, 2, 2, 2).AsImage());
        Assert.Throws<ShapeException>(() => Tensor.Ones(3).AsImage());
        Assert.Throws<DTypeException>(() => Tensor.Ones([2, 2], DType.Complex64).AsImage());
        HtmlCheck.LoadsNothing(grid.ToHtml());
        var read = Png.Read(grid.ToPng());
        Assert.Equal(grid.Pixels.ToArray(), read.Pixels.ToArray());
    }

    private static void Check(string html)
    {
        HtmlCheck.WellFormed(html);
        HtmlCheck.LoadsNothing(html);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private sealed class Sneaky : Module<Tensor, Tensor>
    {
        protected override string DisplayName => "<script>alert(1)</script>";

        protected override string ExtraInfo => "\"'><script>";

        protected override Tensor Forward(Tensor input) => input;
    }
}
