using System.Text;
using System.Text.Json;
using NetOpt.Runner;

namespace NetOpt.Tests;

/// <summary>One run of the runner inside this process, and what came of it.</summary>
internal sealed record Netopt(int Exit, string Output, string Error)
{
    public static Netopt Run(params string[] args) => RunWith("", args);

    public static Netopt RunWith(string input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int exit = Program.Run(args, new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error);
        return new Netopt(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Standard output as JSON, after asserting success.</summary>
    public JsonElement Json()
    {
        Assert.True(Exit == 0, $"exit {Exit}: {Error}");
        return JsonDocument.Parse(Output).RootElement;
    }

    /// <summary>The error object of a run with --json, after asserting the exit code, the error code and an empty output.</summary>
    public JsonElement Failure(int exit, string code)
    {
        Assert.Equal("", Output);
        JsonElement error = JsonDocument.Parse(Error).RootElement.GetProperty("error");
        Assert.Equal((exit, code), (Exit, error.GetProperty("code").GetString()));
        return error;
    }
}
