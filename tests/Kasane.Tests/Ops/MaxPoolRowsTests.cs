namespace Kasane.Tests;

/// <summary>Max pooling with vectors against the reference device: values and places, ties and NaNs included.</summary>
public class MaxPoolRowsTests
{
    public static TheoryData<int, int, int, int, int> Windows
    {
        get
        {
            var data = new TheoryData<int, int, int, int, int>();
            foreach (var width in new[] { 9, 16, 17, 18, 33, 50 })
                foreach (var (kernel, stride, padding, dilation) in new[] { (2, 2, 0, 1), (3, 2, 1, 1), (3, 1, 1, 1), (2, 1, 0, 1), (5, 2, 2, 1), (3, 3, 1, 1), (3, 2, 1, 2) })
                    data.Add(width, kernel, stride, padding, dilation);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Agrees_with_the_reference(int width, int kernel, int stride, int padding, int dilation)
    {
        var random = new Random(width);
        var numbers = new float[2 * 3 * 7 * width];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = random.Next(12) == 0 ? float.NaN : random.Next(5);
        // The very last elements, behind which no memory may be read.
        (numbers[^1], numbers[^2]) = (7, float.NegativeInfinity);
        var x = Tensor.From<float>(numbers).Reshape(2, 3, 7, width);
        var (got, places) = Functional.MaxPool2dWithIndices(x, kernel, stride, padding, dilation);
        var (wanted, wantedPlaces) = Functional.MaxPool2dWithIndices(x.To(Device.Reference), kernel, stride, padding, dilation);
        Assert.Equal(wanted.To(Device.Cpu).ToArray<float>(), got.ToArray<float>());
        Assert.Equal(wantedPlaces.To(Device.Cpu).ToArray<long>(), places.ToArray<long>());
    }
}
