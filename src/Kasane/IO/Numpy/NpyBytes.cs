namespace Kasane.Internal;

/// <summary>One array of an npy file as a tensor, and back.</summary>
internal static unsafe class NpyBytes
{
    private const int PartBytes = 1 << 20;

    public static Tensor Read(RandomFile file)
    {
        var header = NpyHeader.Read(file);
        var length = header.Count * header.DType.ItemSize;
        if (length != file.Length - header.Length)
            throw file.Bad($"its shape needs {length} bytes behind the header, but there are {file.Length - header.Length}");
        var memory = header.IsBigEndian ? null : file.Map(header.Length, Layout.Contiguous(header.Sizes), header.DType);
        if (memory is null)
        {
            memory = Tensor.Allocate(Device.Cpu, Layout.Contiguous(header.Sizes), header.DType);
            if (length > 0) Fill(file, header, memory, length);
        }
        return header.IsFortran ? memory.Reinterpret(Fortran(header.Sizes)) : memory;
    }

    public static void Write(Stream stream, Tensor tensor)
    {
        var (header, content) = Prepare(tensor);
        stream.Write(header);
        var buffer = new byte[Math.Min(content.ElementCount, PartBytes)];
        for (long done = 0; done < content.ElementCount; done += PartBytes)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(content.ElementCount - done, PartBytes));
            RawCopy.Download(content, done, part);
            stream.Write(part);
        }
    }

    public static void Write(ZipWriter zip, string name, Tensor tensor)
    {
        var (header, content) = Prepare(tensor);
        zip.Add(name, header.Length + content.ElementCount, (offset, part) =>
        {
            var first = (int)Math.Clamp(header.Length - offset, 0, part.Length);
            if (first > 0) header.AsSpan((int)offset, first).CopyTo(part.Span);
            if (first < part.Length) RawCopy.Download(content, offset + first - header.Length, part.Span[first..]);
        });
    }

    private static void Fill(RandomFile file, NpyHeader header, Tensor memory, long length)
    {
        fixed (byte* pin = memory.Block)
        {
            var address = memory.Block.Address(pin);
            for (long done = 0; done < length; done += PartBytes)
            {
                var part = new Span<byte>(address + done, (int)Math.Min(length - done, PartBytes));
                file.Read(header.Length + done, part);
                if (header.IsBigEndian) ByteOrder.Reverse(part, header.DType.IsComplex ? sizeof(float) : header.DType.ItemSize);
                // A bool must not hold anything but 0 and 1.
                if (header.DType == DType.Bool) foreach (ref var value in part) value = value == 0 ? (byte)0 : (byte)1;
            }
        }
    }

    /// <summary>The header, and the elements in the order of the file as bytes.</summary>
    private static (byte[] Header, Tensor Content) Prepare(Tensor tensor)
    {
        if (tensor.Device == Device.Meta)
            throw new DeviceException("A tensor on Device.Meta has no values that could be saved. Make it on Device.Cpu.")
            {
                Operation = "Npy.Save",
                Shapes = [tensor.Shape],
            };
        var isFortran = !tensor.IsContiguous && Reversed(tensor.Layout).IsContiguous;
        var header = NpyHeader.Write(tensor.DType, isFortran, tensor.Layout.Sizes);
        var source = isFortran ? tensor : RawCopy.Contiguous(tensor);
        return (header, RawCopy.AsBytes(source));
    }

    private static Layout Reversed(Layout layout)
    {
        var (sizes, strides) = (layout.Sizes.ToArray(), layout.Strides.ToArray());
        Array.Reverse(sizes);
        Array.Reverse(strides);
        return Layout.Strided(sizes, strides);
    }

    private static Layout Fortran(long[] sizes) => Reversed(Layout.Contiguous([.. sizes.Reverse()]));
}
