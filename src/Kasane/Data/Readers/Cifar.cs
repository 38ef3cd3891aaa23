namespace Kasane;

/// <summary>Reads the binary files of CIFAR-10 and CIFAR-100: labels of one byte each, then 3 x 32 x 32 bytes of red, green and blue.</summary>
public static class Cifar
{
    private const int PictureBytes = 3 * 32 * 32;

    /// <summary>Reads files such as <c>data_batch_1.bin</c> of CIFAR-10.</summary>
    /// <param name="paths">Files whose pictures follow each other.</param>
    /// <returns>Images (N, 3, 32, 32), UInt8, and labels (N), Int64 from 0 to 9.</returns>
    /// <exception cref="CheckpointFormatException">A file has a broken length or a label beyond 9.</exception>
    public static (Tensor Images, Tensor Labels) ReadCifar10(params IReadOnlyList<string> paths)
    {
        var (images, labels) = Read(paths, [10]);
        return (images, labels[0]);
    }

    /// <summary>Reads <c>train.bin</c> or <c>test.bin</c> of CIFAR-100.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Images (N, 3, 32, 32), UInt8, labels (N) from 0 to 99 and coarse labels (N) from 0 to 19, Int64.</returns>
    /// <exception cref="CheckpointFormatException">The file has a broken length or an impossible label.</exception>
    public static (Tensor Images, Tensor Labels, Tensor CoarseLabels) ReadCifar100(string path)
    {
        var (images, labels) = Read([path], [20, 100]);
        return (images, labels[1], labels[0]);
    }

    private static (Tensor Images, Tensor[] Labels) Read(IReadOnlyList<string> paths, ReadOnlySpan<int> classes)
    {
        var images = new MemoryStream();
        var labels = new List<long>[classes.Length];
        for (var i = 0; i < labels.Length; i++) labels[i] = [];
        foreach (var path in paths)
        {
            var bytes = File.ReadAllBytes(path).AsSpan();
            if (bytes.IsEmpty || bytes.Length % (classes.Length + PictureBytes) != 0)
                throw Bad(path, $"its {bytes.Length} bytes are no multiple of {classes.Length + PictureBytes}");
            for (; !bytes.IsEmpty; bytes = bytes[(classes.Length + PictureBytes)..])
            {
                for (var i = 0; i < classes.Length; i++)
                {
                    if (bytes[i] >= classes[i]) throw Bad(path, $"the label {bytes[i]} is not below {classes[i]}");
                    labels[i].Add(bytes[i]);
                }

                images.Write(bytes.Slice(classes.Length, PictureBytes));
            }
        }

        var pictures = images.GetBuffer().AsSpan(0, (int)images.Length);
        return (Tensor.From<byte>(pictures, [labels[0].Count, 3, 32, 32]), Array.ConvertAll(labels, list => Tensor.From<long>([.. list])));
    }

    private static CheckpointFormatException Bad(string path, string what) =>
        new($"{path} is no valid CIFAR file: {what}. Get the binary version again from its source.");
}
