namespace Kasane.Tests;

public sealed class ReaderTests
{
    [Fact]
    public void Csv_has_quotes_empty_fields_and_any_line_ends()
    {
        var table = CsvTable.Read(new StringReader("a,b,\"c \"\"x\"\"\"\r\n1,\"2,5\",\n\"line\nbreak\",,3\n\n"));
        Assert.Equal(["a", "b", "c \"x\""], table.Header);
        Assert.Equal([["1", "2,5", ""], ["line\nbreak", "", "3"]], table.Rows);
        Assert.Equal(["2,5", ""], table.Column("b"));
    }

    [Fact]
    public void Csv_becomes_a_tensor()
    {
        var table = CsvTable.Read(new StringReader("x;y;name\n1;-2.5e1;p\n3;4;q"), ';');
        var tensor = table.ToTensor("y", "x");
        Assert.Equal<Shape>([2, 2], tensor.Shape);
        Assert.Equal([-25f, 1, 4, 3], tensor.ToArray<float>());
        Assert.Contains("'p' in row 1 of column 'name'", Assert.Throws<CheckpointFormatException>(() => table.ToTensor()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => table.ToTensor("z"));
    }

    [Theory]
    [InlineData("a,b\n1,2,3")]
    [InlineData("a,\"b")]
    [InlineData("a,\"b\"c\n")]
    [InlineData("a,a\n1,2")]
    public void Broken_csv_is_refused(string text) => Assert.Throws<CheckpointFormatException>(() => CsvTable.Read(new StringReader(text)));

    [Fact]
    public void Cifar_is_read()
    {
        using var folder = new TemporaryFolder();
        byte[] Record(params byte[] labels) => [.. labels, .. Enumerable.Range(0, 3072).Select(i => (byte)(i + labels[^1]))];
        File.WriteAllBytes(folder.File("a.bin"), [.. Record(3), .. Record(9)]);
        File.WriteAllBytes(folder.File("b.bin"), Record(0));
        var (images, labels) = Cifar.ReadCifar10(folder.File("a.bin"), folder.File("b.bin"));
        Assert.Equal<Shape>([3, 3, 32, 32], images.Shape);
        Assert.Equal([3L, 9, 0], labels.ToArray<long>());
        Assert.Equal((byte)((1024 + 33 + 9) % 256), images[1, 1, 1, 1].Item<byte>());
        File.WriteAllBytes(folder.File("c.bin"), Record(19, 99));
        var hundred = Cifar.ReadCifar100(folder.File("c.bin"));
        Assert.Equal((99L, 19L), (hundred.Labels.Item<long>(), hundred.CoarseLabels.Item<long>()));
        Assert.Throws<CheckpointFormatException>(() => Cifar.ReadCifar10(folder.File("c.bin")));
        File.WriteAllBytes(folder.File("d.bin"), Record(10));
        Assert.Throws<CheckpointFormatException>(() => Cifar.ReadCifar10(folder.File("d.bin")));
    }

    [Fact]
    public void Folders_of_pictures_are_classes()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, value) in (IEnumerable<(string, byte)>)[("dog/b.png", 2), ("cat/x/a.PNG", 1), ("dog/a.png", 3)])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            Png.Write(folder.File(name), [value, value], 2, 1);
        }

        File.WriteAllText(folder.File("dog/notes.txt"), "no picture");
        var images = new ImageFolder(folder.Path);
        Assert.Equal(["cat", "dog"], images.Classes);
        Assert.Equal([(1, 0L), (3, 1L), (2, 1L)], images.Select(item => (item.Image[0, 0, 0].Item<int>(), item.Label)));
        Assert.Equal<Shape>([3, 1, 2], images[0].Image.Shape);
        File.WriteAllText(folder.File("cat/x/a.PNG"), "broken");
        var error = Assert.Throws<DataException>(() => DataLoader.Create(images).First());
        Assert.Contains("a.PNG", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mnist_folders_are_read()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("train-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4]);
        File.WriteAllBytes(folder.File("train-labels-idx1-ubyte.gz"), FileFuzzTests.Gzip([0, 0, 8, 1, 0, 0, 0, 2, 7, 5]));
        var (images, labels) = Mnist.Read(folder.Path);
        Assert.Equal([1, 2, 3, 4], images.ToArray<byte>());
        Assert.Equal([7L, 5], labels.ToArray<long>());
        Assert.Throws<FileNotFoundException>(() => Mnist.Read(folder.Path, train: false));
    }

    [Fact]
    public void Text_becomes_numbers_and_back()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("t.txt"), "one\ntwo\n");
        Assert.Equal(["one", "two"], new TextLines(folder.File("t.txt")));
        var vocabulary = new CharVocabulary("hello 🌍");
        Assert.Equal(6, vocabulary.Count);
        Assert.Equal([2L, 1, 3, 3, 4, 0, 5], vocabulary.Encode("hello 🌍").ToArray<long>());
        Assert.Equal("hello 🌍", vocabulary.Decode(vocabulary.Encode("hello 🌍")));
        Assert.Throws<ArgumentException>(() => vocabulary.Encode("x"));
        var windows = new TextWindows(Tensor.Arange(8), 3);
        Assert.Equal(2, windows.Count);
        Assert.Equal([3L, 4, 5], windows[1].Input.ToArray<long>());
        Assert.Equal([4L, 5, 6], windows[1].Target.ToArray<long>());
        Assert.Empty(new TextWindows(Tensor.Arange(3), 3));
        Assert.Single(new TextWindows(Tensor.Arange(4), 3));
    }
}
