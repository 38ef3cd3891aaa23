using System.Text.Json;
using Kasane.Conformance.Golden;
using Kasane.Conformance.Tests.Fakes;

namespace Kasane.Conformance.Tests;

public sealed class ReaderTests
{
    private static Value Read(string json) => ValueReader.Read(JsonDocument.Parse(json).RootElement);

    [Theory]
    [InlineData("3", 3L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Numbers_without_a_point_are_integers(string json, long expected) => Assert.Equal(new IntegerValue(expected), Read(json));

    [Theory]
    [InlineData("3.0", 3.0)]
    [InlineData("1e-05", 1e-5)]
    [InlineData("1E5", 1e5)]
    [InlineData("""{"$float":"-inf"}""", double.NegativeInfinity)]
    [InlineData("""{"$float":"nan"}""", double.NaN)]
    public void Other_numbers_are_real(string json, double expected) => Assert.Equal(new FloatValue(expected), Read(json));

    [Fact]
    public void Special_values_are_read()
    {
        Assert.Equal(new SliceValue(1, null, -2), Read("""{"$slice":[1,null,-2]}"""));
        Assert.Equal(new DTypeValue(DType.BFloat16), Read("""{"$dtype":"bfloat16"}"""));
        Assert.Equal(new ComplexValue(1, -2), Read("""{"$complex":[1.0,-2.0]}"""));
        Assert.IsType<EllipsisValue>(Read("""{"$ellipsis":true}"""));
        Assert.IsType<NoneValue>(Read("null"));
        Assert.IsType<IgnoredValue>(Read("""{"$memory_format":"channels_last"}"""));
        Assert.Equal(2, Assert.IsType<IndexValue>(Read("""{"$index":[1,[0,2]]}""")).Items.Count);
        Assert.Equal("b", Assert.IsType<MapValue>(Read("""{"b":1,"a":2}""")).Entries[0].Key);
        Assert.Throws<InvalidDataException>(() => Read("""{"$riddle":1}"""));
    }

    [Fact]
    public void Tensors_are_read_with_their_layout_and_tolerance()
    {
        var tensor = Assert.IsType<TensorValue>(Read("""{"$tensor":"k","size":[2,3],"stride":[1,2],"offset":4,"grad":true}"""));
        Assert.Equal(("k", true, 4L), (tensor.Key, tensor.Grad, tensor.Offset));
        Assert.Equal([1, 2], tensor.Stride);
        var expected = Assert.IsType<TensorValue>(Read("""{"$tensor":"k","rtol":1e-05,"atol":0.5,"compare":"unordered","complex":true}"""));
        Assert.Equal((new Tolerance(1e-5, 0.5), ComparisonMode.Unordered, true), (expected.Tolerance, expected.Mode, expected.Complex));
    }

    [Fact]
    public void Safetensors_files_are_read()
    {
        var @case = TestCase.Of(
            CaseKind.Ops, """{"id":"ops/x/0","op":"x"}""", ("a", TestCase.Floats(1, 2)), ("b", RawTensors.Of(DType.Int64, [], 7L)));
        Assert.Equal(2, @case.Tensor(new("a")).RealAt(1));
        Assert.Equal(7, @case.Tensor(new("b")).IntegerAt(0));
        Assert.Equal(new(1, 2), @case.Tensor(new("a", Complex: true)).ComplexAt(0));
        Assert.Throws<InvalidDataException>(() => @case.Tensor(new("c")));
        Assert.Equal("x", @case.Name);
    }

    [Fact]
    public void Strided_data_is_gathered()
    {
        var gathered = RawTensors.Gather(TestCase.Floats(0, 1, 2, 3, 4, 5, 6), [3, 2], [1, 3], 1);
        Assert.Equal([1, 4, 2, 5, 3, 6], Enumerable.Range(0, 6).Select(i => gathered.RealAt(i)));
    }

    [Fact]
    public void All_files_of_the_repository_are_read()
    {
        var counts = Enum.GetValues<CaseKind>().ToDictionary(kind => kind, kind => CaseDirectory.Read(ProjectFiles.Data, kind).Count());
        Assert.All(counts, entry => Assert.True(entry.Value > 0, $"no cases of {entry.Key}"));
        Assert.Equal(
            counts.Values.Sum(),
                Enum.GetValues<CaseKind>().SelectMany(kind => CaseDirectory.Read(ProjectFiles.Data, kind)).Select(@case => @case.Id)
                    .Distinct().Count());
    }
}
