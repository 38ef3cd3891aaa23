#:property PublishAot=false
// Looks into the packages of a folder: what must be in them is, and nothing else.
//
//     dotnet run tests/packages/Check.cs -- FOLDER          (from the repository's root)
using System.Globalization;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var feed = args[0];
var faults = new List<string>();
var versions = XDocument.Load("Directory.Packages.props").Descendants("PackageVersion")
    .ToDictionary(entry => entry.Attribute("Include")!.Value, entry => entry.Attribute("Version")!.Value);
var projects = Directory.GetFiles("src", "*.csproj", SearchOption.AllDirectories).Append("templates/Kasane.Templates.csproj")
    .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);
var files = Directory.GetFiles(feed, "*.nupkg").ToDictionary(path => Regex.Match(Path.GetFileName(path), @"^(.*?)\.\d+\.").Groups[1].Value);
foreach (var missing in projects.Keys.Except(files.Keys)) faults.Add($"{missing}: no package");
foreach (var other in files.Keys.Except(projects.Keys)) faults.Add($"{other}: a package without a project");

foreach (var (id, path) in files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
{
    if (!projects.TryGetValue(id, out var project)) continue;
    using var archive = ZipFile.OpenRead(path);
    var content = archive.Entries.Where(entry => !Regex.IsMatch(entry.FullName, @"^(_rels/|package/|\[Content_Types\])")).ToList();
    var names = content.ConvertAll(entry => entry.FullName);
    var isTemplate = id == "Kasane.Templates";
    string[] expected = isTemplate
        ? [$"{id}.nuspec", "README.md", "icon.png", .. TemplateFiles()]
        : [$"{id}.nuspec", "README.md", "icon.png", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"];
    foreach (var name in expected.Except(names)) faults.Add($"{id}: lacks {name}");
    foreach (var name in names.Except(expected)) faults.Add($"{id}: has the stray file {name}");

    var nuspec = Load(content.First(entry => entry.FullName == $"{id}.nuspec"));
    string Fact(string name) => nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? "";
    void Expect(bool holds, string what)
    {
        if (!holds) faults.Add($"{id}: {what}");
    }

    Expect(Fact("license") == "Apache-2.0", "the licence is not Apache-2.0");
    Expect(Fact("icon") == "icon.png" && Fact("readme") == "README.md", "icon or readme is not declared");
    Expect(Fact("description").Length > 20 && Fact("description") != "Package Description", "no description");
    Expect(Fact("tags").Contains("deep-learning", StringComparison.Ordinal), "no tags");
    var commit = nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "repository")?.Attribute("commit");
    Expect(commit is not null || !Path.Exists(".git"), "no commit of the sources");

    var version = Fact("version");
    var wanted = References(project, "ProjectReference").Select(reference => $"{Path.GetFileNameWithoutExtension(reference)} {version}")
        .Concat(References(project, "PackageReference").Select(reference => $"{reference} {versions[reference]}"))
        .Order(StringComparer.Ordinal).ToList();
    var declared = nuspec.Descendants().Where(element => element.Name.LocalName == "dependency")
        .Select(element => $"{element.Attribute("id")!.Value} {element.Attribute("version")!.Value}")
        .Order(StringComparer.Ordinal).ToList();
    Expect(wanted.SequenceEqual(declared), $"depends on [{string.Join(", ", declared)}], expected [{string.Join(", ", wanted)}]");

    if (isTemplate)
    {
        var program = content.First(entry => entry.FullName.EndsWith("Starter.csproj", StringComparison.Ordinal));
        var isThisVersion = Text(program).Contains($"Include=\"Kasane\" Version=\"{version}\"", StringComparison.Ordinal);
        Expect(isThisVersion, "the template does not refer to this version");
    }
    else
    {
        var members = Load(content.First(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal))).Descendants("member").Count();
        Expect(members > 0, "the XML documentation is empty");
        CheckSymbols(id, Path.ChangeExtension(path, ".snupkg"));
    }

    var kilobytes = new FileInfo(path).Length / 1000.0;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{id,-20} {kilobytes,7:F0} KB  {string.Join(", ", declared)}"));
    CheckStatedSize(id, kilobytes);
}

foreach (var fault in faults) Console.Error.WriteLine(fault);
Console.WriteLine($"{files.Count} packages, {faults.Count} faults");
return faults.Count == 0 ? 0 : 1;

static string Text(ZipArchiveEntry entry)
{
    using var reader = new StreamReader(entry.Open());
    return reader.ReadToEnd();
}

static IEnumerable<string> TemplateFiles()
{
    var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
    return Directory.GetFiles("templates/kasane", "*", everything)
        .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]"))
        .Select(file => "content/" + Path.GetRelativePath("templates", file).Replace('\\', '/'));
}

static XDocument Load(ZipArchiveEntry entry) => XDocument.Parse(Text(entry));

static IEnumerable<string> References(string project, string kind) =>
    XDocument.Load(project).Descendants(kind).Where(element => element.Attribute("PrivateAssets") is null)
        .Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));

// Symbols name their sources under /_/, never under the folder in which they were built.
void CheckSymbols(string id, string path)
{
    if (!File.Exists(path))
    {
        faults.Add($"{id}: no symbol package");
        return;
    }
    using var archive = ZipFile.OpenRead(path);
    var pdb = archive.Entries.FirstOrDefault(entry => entry.FullName == $"lib/net10.0/{id}.pdb");
    if (pdb is null)
    {
        faults.Add($"{id}: no symbols in the symbol package");
        return;
    }
    using var memory = new MemoryStream();
    using (var stream = pdb.Open()) stream.CopyTo(memory);
    memory.Position = 0;
    using var provider = MetadataReaderProvider.FromPortablePdbStream(memory);
    var reader = provider.GetMetadataReader();
    var local = reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))
        .FirstOrDefault(name => !name.StartsWith("/_", StringComparison.Ordinal));
    if (local is not null) faults.Add($"{id}: the symbols name the local path {local}. Pack with CI=true.");
}

// The sizes that the documentation states.
void CheckStatedSize(string id, double kilobytes)
{
    foreach (var page in (string[])["docs/packages.md", "docs/packages.ja.md"])
    {
        var row = Regex.Match(File.ReadAllText(page), $@"^\| `{Regex.Escape(id)}` \|.*\| (\d+) KB \|", RegexOptions.Multiline);
        var stated = row.Success ? int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (!row.Success) faults.Add($"{id}: {page} does not state its size");
        else if (Math.Abs(stated - kilobytes) > Math.Max(3, 0.15 * kilobytes))
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{id}: {page} states {stated} KB, it has {kilobytes:F0} KB"));
    }
}
