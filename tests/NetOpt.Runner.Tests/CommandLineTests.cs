using System.Text.Json;

namespace NetOpt.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData()]
    public void Help_lists_the_commands_and_the_exit_codes(params string[] args)
    {
        Netopt run = Netopt.Run(args);
        Assert.Equal((0, ""), (run.Exit, run.Error));
        foreach (string part in (string[])["list", "schema", "run", "130"]) Assert.Contains(part, run.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("frobnicate")]
    [InlineData("list", "--no-such-option")]
    [InlineData("run", "topology.measure", "--seed", "-3")]
    public void A_wrong_command_line_is_exit_2_and_points_to_help(params string[] args)
    {
        Netopt run = Netopt.Run(args);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("error InvalidParameter: ", run.Error);
        Assert.Contains("--help", run.Error);
    }

    [Fact]
    public void With_json_an_error_is_one_object_on_one_line_of_standard_error()
    {
        Netopt run = Netopt.Run("schema", "topology.mesure", "--json");
        JsonElement error = run.Failure(2, ErrorCodes.UnknownOperation);
        Assert.Equal("notFound", error.GetProperty("kind").GetString());
        Assert.Contains("topology.mesure", error.GetProperty("message").GetString());
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }
}
