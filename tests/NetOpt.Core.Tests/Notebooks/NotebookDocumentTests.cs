using System.Text;
using System.Text.Json.Nodes;
using NetOpt.Notebooks;
using NetOpt.Tests.Charts;

namespace NetOpt.Tests.Notebooks;

public class NotebookDocumentTests
{
    private const string Sample = """
        {
         "cells": [
          {"cell_type": "markdown", "metadata": {"own": 1}, "source": ["# Title\n", "$x^2$ größer"]},
          {"cell_type": "code", "execution_count": 7, "id": "kept-id", "metadata": {"tags": ["parameters"]}, "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}], "source": "$load = 1\n$name = 'a'"},
          {"cell_type": "code", "execution_count": null, "id": "bad id!", "metadata": {}, "outputs": [], "source": ["$load\n", "#!csharp\n", "1+1\n", "#!pwsh\n", "'back'"]}
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (PowerShell)", "language": "PowerShell", "name": ".net-powershell"}, "somebody": {"else": [1, 2.50]}},
         "nbformat": 4,
         "nbformat_minor": 2,
         "unknown": "field"
        }
        """;

    private static NotebookDocument Parse(string text) => NotebookDocument.Parse(Encoding.UTF8.GetBytes(text), "test.ipynb");

    private static JsonObject Json(NotebookDocument document) => JsonNode.Parse(document.ToUtf8())!.AsObject();

    [Fact]
    public void What_is_not_known_stays_and_every_cell_gets_an_id()
    {
        NotebookDocument document = Parse(Sample);
        JsonObject json = Json(document);
        Assert.Equal("field", (string)json["unknown"]!);
        Assert.Equal("{\"else\":[1,2.50]}", json["metadata"]!["somebody"]!.ToJsonString());
        Assert.Equal(1, (int)json["cells"]![0]!["metadata"]!["own"]!);
        Assert.Equal(5, (int)json["nbformat_minor"]!);
        Assert.Equal(["cell-1", "kept-id", "cell-3"], document.Cells.Select(c => c.Id));
        Assert.Equal("# Title\n$x^2$ größer", document.Cells[0].Source);
        Assert.Contains("größer", Encoding.UTF8.GetString(document.ToUtf8()));
        Assert.Equal("pwsh", document.Language);
    }

    [Fact]
    public void Writing_what_was_read_is_stable()
    {
        byte[] once = Parse(Sample).ToUtf8();
        Assert.Equal(once, NotebookDocument.Parse(once, "again.ipynb").ToUtf8());
    }

    [Fact]
    public void Parameters_are_injected_after_their_cell_and_replaced_on_the_next_run()
    {
        NotebookDocument document = Parse(Sample);
        document.InjectParameters("$load = 2\n");
        document.InjectParameters("$load = 3\n");
        Assert.Equal(4, document.Cells.Length);
        NotebookCell injected = document.Cells[2];
        Assert.True(injected.HasTag("injected-parameters"));
        Assert.Equal("$load = 3\n", injected.Source);
        Assert.Equal("kept-id", document.ParametersCell!.Id);
        Assert.Equal(4, document.Cells.Select(c => c.Id).Distinct().Count());

        NotebookDocument none = Parse("""{"cells": [{"cell_type": "code", "metadata": {}, "source": "1", "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""");
        none.InjectParameters("$a = 1");
        Assert.Equal("$a = 1", none.Cells[0].Source);
    }

    [Fact]
    public void Results_are_stored_as_the_format_wants_them()
    {
        NotebookDocument document = Parse(Sample);
        document.Cells[1].Clear();
        Assert.Null(document.Cells[1].ExecutionCount);
        document.Cells[1].SetResult(1, [new NotebookOutput.Stream("a\nb"), new NotebookOutput.Stream("careful", IsError: true), new NotebookOutput.Display("<svg/>", "chart"), new NotebookOutput.Error("Code", "It failed.", ["line 1", "line 2"])]);
        JsonArray outputs = Json(document)["cells"]![1]!["outputs"]!.AsArray();
        Assert.Equal(["stream", "stream", "display_data", "error"], outputs.Select(o => (string)o!["output_type"]!));
        Assert.Equal("[\"a\\n\",\"b\"]", outputs[0]!["text"]!.ToJsonString());
        Assert.Equal("stderr", (string)outputs[1]!["name"]!);
        Assert.Equal("<svg/>", (string)outputs[2]!["data"]!["text/html"]![0]!);
        Assert.Equal(2, outputs[3]!["traceback"]!.AsArray().Count);
        Assert.Equal(1, document.Cells[1].ExecutionCount);
    }

    [Fact]
    public void Magic_lines_switch_the_language_and_other_magic_is_a_comment()
    {
        NotebookDocument document = Parse(Sample);
        Assert.Equal([("pwsh", "$load\n"), ("csharp", "#!csharp\n1+1\n"), ("pwsh", "#!pwsh\n'back'")], NotebookLanguage.Split(document.Cells[2].Source, document.Cells[2].Language));
        Assert.Equal([("pwsh", "#!time\nGet-Date")], NotebookLanguage.Split("#!time\nGet-Date", "pwsh"));
        Assert.Empty(NotebookLanguage.Split("  \n", "pwsh"));
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", "{}", "csharp")]
    [InlineData("""{"kernelspec": {"name": ".net-csharp", "language": "C#"}}""", """{"polyglot_notebook": {"kernelName": "pwsh"}}""", "pwsh")]
    [InlineData("""{"kernelspec": {"name": ".net-csharp"}}""", """{"dotnet_interactive": {"language": "pwsh"}}""", "pwsh")]
    [InlineData("""{"kernelspec": {"name": "python3", "language": "python"}}""", "{}", "python")]
    [InlineData("""{"kernelspec": {"name": ".net-powershell"}}""", """{"vscode": {"languageId": "powershell"}}""", "pwsh")]
    [InlineData("{}", "{}", "pwsh")]
    public void The_language_of_a_cell_is_its_own_or_that_of_the_kernel(string metadata, string cellMetadata, string expected)
    {
        NotebookDocument document = Parse($$"""{"cells": [{"cell_type": "code", "metadata": {{cellMetadata}}, "source": "1"}], "metadata": {{metadata}}, "nbformat": 4, "nbformat_minor": 5}""");
        Assert.Equal(expected, document.Cells[0].Language);
    }

    [Theory]
    [InlineData("", ErrorCodes.EmptyFile)]
    [InlineData("not json", ErrorCodes.MalformedFile)]
    [InlineData("{\"cells\": [", ErrorCodes.MalformedFile)]
    [InlineData("[]", ErrorCodes.MalformedFile)]
    [InlineData("{}", ErrorCodes.UnknownFormat)]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", ErrorCodes.UnknownFormat)]
    [InlineData("""{"nbformat": 4}""", ErrorCodes.UnknownFormat)]
    [InlineData("""{"nbformat": 4, "cells": [1]}""", ErrorCodes.MalformedFile)]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": 5}]}""", ErrorCodes.MalformedFile)]
    [InlineData("""{"nbformat": 4, "nbformat": 4, "cells": []}""", ErrorCodes.MalformedFile)]
    public void A_file_that_is_no_notebook_is_one_clear_error(string text, string code)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.ipynb");
        File.WriteAllText(path, text);
        var error = Assert.Throws<NetOptFileException>(() => NotebookDocument.Read(path));
        Assert.Equal(code, error.Code);
        Assert.Equal(path, error.Path);
    }

    [Fact]
    public void A_missing_file_a_directory_and_deep_nesting_are_errors_too()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(ErrorCodes.FileNotFound, Assert.Throws<NetOptFileException>(() => NotebookDocument.Read(folder.File("none.ipynb"))).Code);
        Assert.Equal(ErrorCodes.PathIsDirectory, Assert.Throws<NetOptFileException>(() => NotebookDocument.Read(folder.Path)).Code);
        string deep = """{"nbformat": 4, "cells": """ + new string('[', 10_000);
        Assert.Equal(ErrorCodes.TooDeep, Assert.Throws<NetOptFileException>(() => Parse(deep)).Code);
        var binary = Assert.Throws<NetOptFileException>(() => NotebookDocument.Parse([0, 1, 2, 0xff, 0xfe], "b.ipynb"));
        Assert.Equal(ErrorCodes.MalformedFile, binary.Code);
        byte[] broken = Encoding.UTF8.GetBytes(Sample.Replace("old", "o~d", StringComparison.Ordinal));
        broken[Array.IndexOf(broken, (byte)'~')] = 0xff;
        Assert.Equal(ErrorCodes.MalformedFile, Assert.Throws<NetOptFileException>(() => NotebookDocument.Parse(broken, "c.ipynb")).Code);
    }

    [Fact]
    public void A_new_notebook_is_for_powershell()
    {
        NotebookDocument document = NotebookDocument.Create();
        Assert.Equal("pwsh", document.Language);
        Assert.Equal(".net-powershell", (string)Json(document)["metadata"]!["kernelspec"]!["name"]!);
        Assert.Equal(4, (int)Json(document)["nbformat"]!);
    }
}
