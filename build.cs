#!/usr/bin/env dotnet
#:property PublishAot=false
// The build, once for every platform: build.sh and build.ps1 hand over to it. It needs the .NET SDK; npm and PowerShell
// are used where they are there, and what is left out without them is said.
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

const string Solution = "NetOpt.slnx";
const string Module = "src/NetOpt.PowerShell";
const string Runner = "src/NetOpt.Runner";
const string Plotly = "node_modules/plotly.js-basic-dist-min";
const string Results = "out/test-results";

if (!File.Exists(Solution)) return Fail("run build.sh or build.ps1, which find the repository");
string verb = args.Length == 0 ? "build" : args[0].ToLowerInvariant();
return verb switch
{
    "build" => Build(),
    "test" => Test(),
    "demo" => Demo(),
    "notebooks" => Notebooks(),
    "bench" => Exec("dotnet", ["run", "-c", "Release", "--project", "bench/NetOpt.Bench", "--", .. args.Skip(1)]),
    "docs" => Docs(),
    "package" => Package(),
    _ => Fail($"'{verb}' is no verb; expected: build, test, demo, notebooks, bench, docs or package"),
};

// Compiles everything and leaves an importable module at the root (NetOpt.psd1 with lib/ and en-US/), the same staged as out/NetOpt,
// and the runner in out/runner.
int Build()
{
    int code = Exec("dotnet", ["build", Solution, "-c", "Release", "--nologo", "-v", "quiet"]);
    if (code != 0) return code;
    FetchAssets();
    StageModule();
    StageRunner();
    Console.WriteLine("built: NetOpt.psd1 with lib/, out/NetOpt (staged module), out/runner (netopt)");
    return 0;
}

int Test()
{
    var tally = new Tally();
    if (Directory.Exists(Results)) Directory.Delete(Results, recursive: true);
    Step("build, warnings as errors", () =>
    {
        if (Build() != 0) tally.FailStep("build");
    });
    if (tally.Failed == 0)
    {
        Step("formatting", () =>
        {
            // Style rules are errors of the build; what is left for this step needs no compilation.
            if (Exec("dotnet", ["format", "whitespace", "--folder", ".", "--verify-no-changes"]) != 0) tally.FailStep("formatting (dotnet format whitespace --folder . repairs it)");
        });
        foreach (string project in Directory.GetFiles("tests", "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Step(Path.GetFileNameWithoutExtension(project), () => TestProject(project, tally));
        Step("module suite", () => TestModule(tally));
    }
    foreach (string note in tally.Notes) Console.WriteLine(note);
    Console.WriteLine($"{tally.Passed} passed, {tally.Failed} failed, {tally.Skipped} skipped");
    return tally.Failed == 0 ? 0 : 1;
}

void TestProject(string project, Tally tally)
{
    string name = Path.GetFileNameWithoutExtension(project);
    int code = Exec("dotnet", ["test", project, "-c", "Release", "--no-build", "--nologo", "-v", "quiet", "--logger", $"trx;LogFileName={name}.trx", "--results-directory", Results]);
    string report = Path.Combine(Results, name + ".trx");
    int failed = 0;
    if (File.Exists(report))
    {
        XElement counters = XDocument.Load(report).Descendants().First(e => e.Name.LocalName == "Counters");
        int Count(string what) => (int?)counters.Attribute(what) ?? 0;
        failed = Count("failed") + Count("error") + Count("timeout") + Count("aborted");
        tally.Passed += Count("passed");
        tally.Failed += failed;
        tally.Skipped += Count("total") - Count("executed");
    }
    // A test host that dies fails no test; its exit code still tells.
    if (code != 0 && failed == 0) tally.FailStep(name + " (ended with code " + code + ")");
}

// The Pester suite and the analyzer, in real PowerShell over the staged module.
void TestModule(Tally tally)
{
    string? missing = "PowerShell (pwsh)";
    if (FindPowerShell() is { } pwsh)
    {
        string report = Path.GetFullPath(Path.Combine(Results, "module.json"));
        Directory.CreateDirectory(Results);
        int code = Exec(pwsh[0], [.. pwsh[1..], "-NoProfile", "-NonInteractive", "-File", "tests/Test-Module.ps1", "-Report", report]);
        if (!File.Exists(report))
        {
            tally.FailStep("module suite (ended with code " + code + " and no report)");
            return;
        }
        JsonElement counts = JsonDocument.Parse(File.ReadAllBytes(report)).RootElement;
        tally.Passed += counts.GetProperty("passed").GetInt32();
        tally.Failed += counts.GetProperty("failed").GetInt32();
        tally.Skipped += counts.GetProperty("skipped").GetInt32();
        missing = counts.GetProperty("missing").GetString();
        foreach (JsonElement note in counts.GetProperty("notes").EnumerateArray()) tally.Notes.Add(note.GetString()!);
    }
    if (missing is null) return;
    int tests = Directory.Exists("tests/module")
        ? Directory.GetFiles("tests/module", "*.Tests.ps1").Sum(f => Regex.Count(File.ReadAllText(f), @"^\s*It\s", RegexOptions.Multiline))
        : 0;
    tally.Skipped += tests;
    tally.Notes.Add($"not run: Pester suite of {tests} tests, counted as skipped (this machine has no {missing})");
}

int Demo()
{
    int code = Exec("dotnet", ["build", Runner, "-c", "Release", "--nologo", "-v", "quiet"]);
    if (code != 0) return code;
    FetchAssets();
    StageRunner();
    return Exec("dotnet", ["out/runner/netopt.dll", "optimize", "data/backbone.json", "--report", "out/demo.html"]);
}

int Notebooks()
{
    if (FindPowerShell() is not { } pwsh) return Fail("the notebooks need PowerShell (pwsh)");
    int code = Build();
    if (code != 0) return code;
    const string Script = "$ErrorActionPreference = 'Stop'; Import-Module ./NetOpt.psd1; Get-ChildItem notebooks -Filter *.ipynb | ForEach-Object { Invoke-NetOptNotebook -Path $_.FullName -OutputPath $_.FullName }";
    return Exec(pwsh[0], [.. pwsh[1..], "-NoProfile", "-NonInteractive", "-Command", Script]);
}

// The help of the cmdlets is made with the module, from its documentation comments and docs/en-US.
int Docs()
{
    int code = Build();
    if (code == 0) Console.WriteLine("help: " + string.Join(", ", Directory.GetFiles("en-US").Order(StringComparer.Ordinal)));
    return code;
}

// out/NetOpt and its zip: what is handed to others.
int Package()
{
    int code = Build();
    if (code != 0) return code;
    string version = Regex.Match(File.ReadAllText("NetOpt.psd1"), @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;
    string zip = $"out/NetOpt-{version}.zip";
    File.Delete(zip);
    ZipFile.CreateFromDirectory("out/NetOpt", zip, CompressionLevel.SmallestSize, includeBaseDirectory: true);
    Console.WriteLine($"packed: out/NetOpt, {zip} ({new FileInfo(zip).Length / 1024} KiB)");
    return 0;
}

// plotly.js goes into HTML pages, so that they work without a connection. No npm is no obstacle.
void FetchAssets()
{
    string wanted = JsonDocument.Parse(File.ReadAllBytes("package.json")).RootElement.GetProperty("dependencies").GetProperty("plotly.js-basic-dist-min").GetString()!;
    string installed = Path.Combine(Plotly, "package.json");
    if (File.Exists(installed) && JsonDocument.Parse(File.ReadAllBytes(installed)).RootElement.GetProperty("version").GetString() == wanted) return;
    if (Find("npm") is not { } npm)
        Console.WriteLine("left out: plotly.js (no npm on the PATH); HTML pages link to it instead of holding it");
    else if (Exec(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=30000"], TimeSpan.FromMinutes(2)) != 0)
        Console.WriteLine("left out: plotly.js (npm could not fetch it); HTML pages link to it instead of holding it");
}

void StageAssets(string directory)
{
    if (!File.Exists(Plotly + "/plotly-basic.min.js")) return;
    Directory.CreateDirectory(directory);
    File.Copy(Plotly + "/plotly-basic.min.js", directory + "/plotly-basic.min.js", overwrite: true);
    File.Copy(Plotly + "/LICENSE", directory + "/plotly-LICENSE.txt", overwrite: true);
}

void StageModule()
{
    Empty("lib");
    foreach (string name in (string[])["NetOpt.PowerShell.dll", "NetOpt.Core.dll"]) File.Copy($"{Module}/bin/Release/net10.0/{name}", "lib/" + name);
    CopyTree(Module + "/Formats", "lib/Formats");
    StageAssets("lib/assets");
    // Get-Help looks beside the manifest, not beside the assembly.
    Empty("en-US");
    CopyTree(Module + "/bin/Release/net10.0/en-US", "en-US");
    Empty("out/NetOpt");
    File.Copy("NetOpt.psd1", "out/NetOpt/NetOpt.psd1");
    File.Copy("LICENSE", "out/NetOpt/LICENSE");
    CopyTree("lib", "out/NetOpt/lib");
    CopyTree("en-US", "out/NetOpt/en-US");
}

void StageRunner()
{
    Empty("out/runner");
    CopyTree(Runner + "/bin/Release/net10.0", "out/runner");
    StageAssets("out/runner/assets");
}

void Empty(string directory)
{
    if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    Directory.CreateDirectory(directory);
}

void CopyTree(string from, string to)
{
    foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
    {
        string target = Path.Combine(to, Path.GetRelativePath(from, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target, overwrite: true);
    }
}

// pwsh of the PATH, or of the tool manifest where the package registry has it: the command and what goes before its arguments.
string[]? FindPowerShell()
{
    if (Find("pwsh") is { } path) return [path];
    bool restored = Exec("dotnet", ["tool", "restore", "--verbosity", "quiet"], TimeSpan.FromMinutes(2), quiet: true) == 0;
    return restored ? ["dotnet", "tool", "run", "pwsh", "--"] : null;
}

string? Find(string command)
{
    string[] names = OperatingSystem.IsWindows() ? [command + ".exe", command + ".cmd"] : [command];
    return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(directory => names.Select(name => Path.Combine(directory, name))).FirstOrDefault(File.Exists);
}

int Exec(string command, string[] arguments, TimeSpan? limit = null, bool quiet = false)
{
    var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = quiet, RedirectStandardError = quiet };
    using var process = Process.Start(start)!;
    if (quiet)
    {
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
    if (limit is null)
    {
        process.WaitForExit();
        return process.ExitCode;
    }
    if (process.WaitForExit(limit.Value)) return process.ExitCode;
    process.Kill(entireProcessTree: true);
    return -1;
}

void Step(string name, Action work)
{
    var watch = Stopwatch.StartNew();
    Console.WriteLine($"-- {name}");
    work();
    Console.WriteLine($"-- {name}: {watch.Elapsed.TotalSeconds:0.0} s");
}

int Fail(string message)
{
    Console.Error.WriteLine("error: " + message);
    return 2;
}

internal sealed class Tally
{
    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }

    public List<string> Notes { get; } = [];

    public void FailStep(string what)
    {
        Failed++;
        Notes.Add("failed: " + what);
    }
}
