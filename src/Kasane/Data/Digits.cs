using System.Reflection;

namespace Kasane;

/// <summary>
/// 1,797 real handwritten digits of 8 by 8 grey pixels, inside the library: enough to try a classifier or a generator without any download
/// (E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, CC BY 4.0).
/// </summary>
public static class Digits
{
    /// <summary>1,500 digits to train with.</summary>
    /// <returns>Images (1500, 8, 8), UInt8 from 0 to 255, and labels (1500), Int64 from 0 to 9.</returns>
    public static (Tensor Images, Tensor Labels) Train() => Load("train");

    /// <summary>297 digits to test with.</summary>
    /// <returns>Images (297, 8, 8), UInt8 from 0 to 255, and labels (297), Int64 from 0 to 9.</returns>
    public static (Tensor Images, Tensor Labels) Test() => Load("t10k");

    private static (Tensor Images, Tensor Labels) Load(string part)
    {
        var images = Read($"digits/{part}-images-idx3-ubyte.gz");
        var labels = Read($"digits/{part}-labels-idx1-ubyte.gz");
        return (Tensor.From(images.Bytes.Span, images.Shape), Tensor.From(labels.Bytes.Span, labels.Shape).To(DType.Int64));
    }

    private static IdxFile Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return IdxFile.Read(stream, name);
    }
}
