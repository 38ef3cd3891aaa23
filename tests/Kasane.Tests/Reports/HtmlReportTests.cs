using System.Text.Json;
using System.Text.RegularExpressions;
using Kasane.Internal;
using Kasane.Tests.Display;

namespace Kasane.Tests.Reports;

[Collection("GlobalRandom")]
public sealed partial class HtmlReportTests
{
    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Japanese)]
    public void A_page_is_well_formed_and_loads_nothing(ReportLanguage language)
    {
        var html = Sample(language).ToHtml();
        HtmlCheck.WellFormed(html);
        HtmlCheck.LoadsNothing(html);
        foreach (var part in new[] { "0.4321", "7.5e-5", "<b>7.5e-5</b>", "(1, 2)", "OneCycle", "data:image/png;base64,", "default-src &#39;none&#39;".Replace("&#39;", "'", StringComparison.Ordinal) })
            Assert.Contains(part, html, StringComparison.Ordinal);
        Assert.Contains(language == ReportLanguage.Japanese ? "混同行列" : "Confusion matrix", html, StringComparison.Ordinal);
        Assert.Contains(language == ReportLanguage.Japanese ? "lang=\"ja\"" : "lang=\"en\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_are_data_of_the_page()
    {
        using var data = JsonDocument.Parse(Data().Match(Sample(ReportLanguage.English).ToHtml()).Groups[1].Value);
        var charts = data.RootElement.GetProperty("charts").EnumerateArray().ToArray();
        Assert.Equal(["Loss", "Accuracy", "Learning rate"], charts.Select(chart => chart.GetProperty("title").GetString()));
        var curves = charts[0].GetProperty("curves").EnumerateArray().ToArray();
        Assert.Equal(["Train", "Validation"], curves.Select(curve => curve.GetProperty("name").GetString()));
        Assert.Equal([0.5, 0.25], curves[0].GetProperty("ys").EnumerateArray().Select(y => y.GetDouble()));
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null], charts[2].GetProperty("curves")[0].GetProperty("ys").EnumerateArray().Select(y => y.ValueKind));
    }

    [Fact]
    public void Text_of_users_is_no_markup()
    {
        const string Bad = "</script><script>alert('x')</script>\"<b onload=1>&";
        var report = new HtmlReport(Bad) { Description = Bad, ModelText = Bad, Confusion = new(2), ClassNames = [Bad, Bad] };
        report.AddPoint(Bad, Bad, 1, 2);
        report.AddImages(Bad, [new(Tensor.Ones(2, 2).AsImage(), Bad, false)]);
        report.Settings[Bad] = Bad;
        var html = report.ToHtml();
        HtmlCheck.WellFormed(html);
        Assert.DoesNotContain("alert('x')", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onload", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void An_empty_report_is_a_page() => HtmlCheck.WellFormed(new HtmlReport("").ToHtml());

    [Fact]
    public void Long_curves_are_thinned_out_by_means()
    {
        var curve = new ReportCurve();
        const int Count = 100_000;
        for (var i = 0; i < Count; i++) curve.Add(i, i % 7 == 0 ? double.NaN : 3);
        Assert.InRange(curve.X.Count, ReportCurve.MostPoints / 2 - 1, ReportCurve.MostPoints);
        Assert.All(curve.Y, y => Assert.Equal(3, y));
        Assert.Equal(curve.X.Order(), curve.X);
        var again = ReportCurve.Load(curve.Save());
        for (var i = Count; i < Count + 500; i++)
        {
            curve.Add(i, i);
            again.Add(i, i);
        }

        Assert.Equal(curve.X, again.X);
        Assert.Equal(curve.Y, again.Y);
    }

    [Fact]
    public void A_training_writes_its_report_and_goes_on_with_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("deep/report.html");
        var net = new Linear(1, 1);
        Fit(1);
        Assert.True(File.Exists(path));
        var callback = Fit(3);
        var html = File.ReadAllText(path);
        HtmlCheck.WellFormed(html);
        Assert.Equal((3, 12L, StopReason.Completed), (callback.Report.Epochs.Count, callback.Report.Steps, callback.Report.Status!.Value));
        Assert.Equal(12, callback.Report.Charts.First().Curves["Train"].X.Count);
        // Names that look like each other's paths stay apart.
        Assert.Equal([1.0, 1], callback.Report.Charts.Single(chart => chart.Title == "a/b").Curves["c"].Y);
        Assert.Equal([2.0, 2], callback.Report.Charts.Single(chart => chart.Title == "a").Curves["b/c"].Y);
        Assert.Contains("SGD(lr=0.01)", html, StringComparison.Ordinal);
        Assert.Contains("finished", html, StringComparison.Ordinal);

        HtmlReportCallback Fit(int epochs)
        {
            var report = new HtmlReportCallback(path) { OnFinish = page => page.Description = "finished" };
            var own = new LambdaCallback(onEpochEnd: (_, epoch) =>
            {
                if (epoch.Epoch > 2) return;
                report.Report.AddPoint("a/b", "c", epoch.Epoch, 1);
                report.Report.AddPoint("a", "b/c", epoch.Epoch, 2);
            });
            var data = DataLoader.Create(Dataset.Of(Tensor.Ones(8, 1), Tensor.Ones(8, 1)), new() { BatchSize = 2 });
            Trainer.Fit(net, data, TrainerOptions.Supervised(net, new SGD(net.Parameters(), lr: 0.01), (x, y) => Functional.MseLoss(x, y)) with
            {
                Epochs = epochs,
                Validation = data,
                Metrics = [new MeanAbsoluteError()],
                Checkpoint = new() { Folder = folder.File("checkpoints") },
                Callbacks = [report, own],
            });
            return report;
        }
    }

    internal static HtmlReport Sample(ReportLanguage language)
    {
        var report = new HtmlReport("Test", language)
        {
            Epochs =
            [
                new(1, 10, 0.5, 0.4321, new Dictionary<string, double> { ["Accuracy"] = 0.5 }),
                new(2, 20, 0.25, 7.5e-5, new Dictionary<string, double> { ["Accuracy"] = double.NaN }),
            ],
            Status = StopReason.Completed,
            Steps = 20,
            Elapsed = TimeSpan.FromSeconds(3),
            Summary = new Sequential(new Linear(4, 3), new ReLU(), new Linear(3, 2)).Summary(1, 4),
            Confusion = new(3),
        };
        report.Confusion.Update(Tensor.From(0L, 1L, 2L, 2L), Tensor.From(0L, 1L, 2L, 1L));
        report.AddPoint("Learning rate", "Learning rate", 1, 0.1);
        report.AddPoint("Learning rate", "Learning rate", 2, double.NaN);
        report.AddImages("Sample images", [new(Tensor.Rand(8, 8).AsImage(), "3", true), new(Tensor.Rand(3, 8, 8).AsImage(), "5 (6)", false)]);
        report.AddImages("Grid", Tensor.Rand(10, 4, 4));
        report.Settings["Schedule"] = "OneCycle";
        return report;
    }

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>")]
    private static partial Regex Data();
}
