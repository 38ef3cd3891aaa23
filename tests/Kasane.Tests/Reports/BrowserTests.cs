namespace Kasane.Tests.Reports;

/// <summary>The report's script draws in a real browser, from a file and without a network.</summary>
[Collection("GlobalRandom")]
public sealed class BrowserTests
{
    [BrowserFact]
    public void The_charts_are_drawn()
    {
        using var folder = new TemporaryFolder();
        HtmlReportTests.Sample(ReportLanguage.Japanese).Save(folder.File("report.html"));
        var document = BrowserFactAttribute.Open(folder.File("report.html"), folder.File("profile"));
        Assert.Equal(3, document.Split("class=\"card chart\"").Length - 1);
        Assert.Equal(4, document.Split("<path class=\"curve\"").Length - 1);
        Assert.Contains("<h3>損失</h3>", document, StringComparison.Ordinal);
        Assert.Contains("対数", document, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", document[document.IndexOf("id=\"charts\"", StringComparison.Ordinal)..document.IndexOf("</section>", document.IndexOf("id=\"charts\"", StringComparison.Ordinal), StringComparison.Ordinal)], StringComparison.Ordinal);
    }
}
