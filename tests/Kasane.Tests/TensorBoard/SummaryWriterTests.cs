using System.Text.RegularExpressions;
using Kasane.TensorBoard;
using Kasane.TensorBoard.Messages;

namespace Kasane.Tests.TensorBoard;

public sealed partial class SummaryWriterTests
{
    [Fact]
    public void A_file_begins_with_its_version_and_has_TensorBoards_name()
    {
        using var folder = new TemporaryFolder();
        using (new SummaryWriter(folder.Path, filenameSuffix: ".test"))
        {
        }

        var path = Assert.Single(Directory.GetFiles(folder.Path));
        Assert.Matches(FileName(), Path.GetFileName(path));
        var first = Assert.Single(EventReading.File(path));
        Assert.Equal("brain.Event:2", first.FileVersion);
        Assert.InRange(first.WallTime, 1.6e9, 1e11);
    }

    [Fact]
    public void Additions_are_seen_while_the_file_is_open()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path, maxQueue: 3);
        for (var i = 0; i < 4; i++) writer.AddScalar("a/b", i * 0.5, i);
        // The version took one place of the first three, which were handed on at once.
        Assert.Equal([(0, 0f), (1, 0.5f), (2, 1f)], EventReading.File(writer.FilePath).Scalars("a/b"));
        writer.AddScalar("late", Tensor.From(2.5f).Reshape(), 7);
        writer.Flush();
        Assert.Equal([(7, 2.5f)], EventReading.File(writer.FilePath).Scalars("late"));
    }

    [Fact]
    public void Time_flushes_too()
    {
        using var folder = new TemporaryFolder();
        using var writer = new SummaryWriter(folder.Path, maxQueue: 1000, flushInterval: TimeSpan.FromMilliseconds(20));
        writer.AddScalar("x", 1);
        Assert.True(SpinWait.SpinUntil(() => EventReading.File(writer.FilePath).Count == 2, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Several_curves_of_a_chart_are_runs_below()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
            for (var i = 0; i < 2; i++) writer.AddScalars("main/loss", new Dictionary<string, double> { ["train"] = i, ["test"] = -i }, i);
        Assert.Equal([(0, 0f), (1, 1f)], EventReading.Of(folder.File("main_loss_train")).Scalars("main/loss"));
        Assert.Equal([(0, 0f), (1, -1f)], EventReading.Of(folder.File("main_loss_test")).Scalars("main/loss"));
    }

    [Fact]
    public void Pictures_are_PNG()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
        {
            writer.AddImage("one", Tensor.Rand(3, 4, 5), 1);
            writer.AddImages("grid", Tensor.Rand(10, 1, 4, 4), 2, columns: 5);
            Assert.Throws<ShapeException>(() => writer.AddImage("bad", Tensor.Rand(2, 2, 2, 2, 2)));
        }

        var images = EventReading.Of(folder.Path).Where(happened => happened.Summary is not null).Select(happened => happened.Summary.Value[0].Image).ToArray();
        Assert.Equal([(5, 4, 3), (32, 14, 1)], images.Select(image => (image.Width, image.Height, image.Colorspace)));

        var read = Png.Read(images[1].EncodedImageString.ToByteArray());
        Assert.Equal((32, 14), (read.Width, read.Height));
    }

    [Fact]
    public void Text_and_hyperparameters_go_to_their_plugins()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path))
        {
            writer.AddText("note", "重ね **bold**", 3);
            writer.AddHParams(
                new Dictionary<string, object?> { ["lr"] = 0.5, ["deep"] = true, ["name"] = "adam", ["none"] = null },
                new Dictionary<string, double> { ["accuracy"] = 0.75 },
                "trial");
            Assert.Throws<ArgumentException>(() => writer.AddHParams(new Dictionary<string, object?> { ["x"] = new object() }, new Dictionary<string, double>()));
        }

        var text = EventReading.Of(folder.Path)[1];
        Assert.Equal((3, "note/text_summary", "text"), (text.Step, text.Summary.Value[0].Tag, text.Summary.Value[0].Metadata.PluginData.PluginName));
        Assert.Equal("重ね **bold**", text.Summary.Value[0].Tensor.StringVal[0].ToStringUtf8());

        var trial = EventReading.Of(folder.File("trial"));
        var data = trial.Skip(1).Take(3).Select(happened => HParamsPluginData.Parser.ParseFrom(happened.Summary.Value[0].Metadata.PluginData.Content)).ToArray();
        Assert.Equal(["lr", "deep", "name"], data[0].Experiment.HparamInfos.Select(info => info.Name));
        Assert.Equal([HParamType.DataTypeFloat64, HParamType.DataTypeBool, HParamType.DataTypeString], data[0].Experiment.HparamInfos.Select(info => info.Type));
        Assert.Equal(0.5, data[1].SessionStartInfo.Hparams["lr"].NumberValue);
        Assert.Equal(Status.Success, data[2].SessionEndInfo.Status);
        Assert.Equal([(0, 0.75f)], trial.Scalars("accuracy"));
    }

    [Fact]
    public void A_graph_has_unique_names_and_known_inputs()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new SummaryWriter(folder.Path)) writer.AddGraph(new Sequential(new Linear(2, 3), new ReLU(), new ReLU()), Tensor.Zeros(1, 2));
        var graph = GraphDef.Parser.ParseFrom(EventReading.Of(folder.Path)[1].GraphDef);
        var names = graph.Node.Select(node => node.Name).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(graph.Node.SelectMany(node => node.Input), input => Assert.Contains(input, names));
        Assert.Contains("Sequential/Linear[0]/weight", names);
        Assert.Contains("Sequential/ReLU[1]/Relu", names);
        Assert.Equal([1, 3], graph.Node.First(node => node.Op == "Linear").Attr["_output_shapes"].List.Shape[0].Dim.Select(dim => dim.Size));
    }

    [Fact]
    public void A_training_is_written_and_one_that_goes_on_hides_what_came_after()
    {
        using var folder = new TemporaryFolder();
        var net = new Linear(1, 1);
        var data = (Inputs: Tensor.Arange(8f).Reshape(8, 1), Targets: Tensor.Arange(8f).Reshape(8, 1));
        var loader = DataLoader.Create(Dataset.Of(data.Inputs, data.Targets), new() { BatchSize = 2 });
        Run(1);
        Run(2);
        var files = Directory.GetFiles(folder.File("run")).Order(StringComparer.Ordinal).Select(EventReading.File).ToArray();
        Assert.Equal(2, files.Length);
        Assert.Equal([1, 2, 3, 4], files[0].Scalars("step/loss").Select(point => point.Step));
        Assert.Contains(files[1], happened => happened.WhatCase == Event.WhatOneofCase.SessionLog && happened.Step == 5);
        Assert.Equal([5, 6, 7, 8], files[1].Scalars("step/loss").Select(point => point.Step));
        Assert.Equal([8], files[1].Scalars("loss/validation").Select(point => point.Step));
        Assert.Contains(files[1], happened => happened.Summary?.Value[0].Tag == "parameters/weight");

        void Run(int epochs) => Trainer.Fit(net, loader, TrainerOptions.Supervised(net, new SGD(net.Parameters(), lr: 0.01), Mse) with
        {
            Epochs = epochs,
            Validation = loader,
            ClipGradNorm = 1,
            Checkpoint = new() { Folder = folder.File("checkpoints") },
            Callbacks = [new TensorBoardCallback(folder.File("run"), histogramEpochs: 1)],
        });

        static Tensor Mse(Tensor x, Tensor y) => Functional.MseLoss(x, y);
    }

    [GeneratedRegex(@"^events\.out\.tfevents\.\d{10}\..+\.test$")]
    private static partial Regex FileName();
}
