using System.Text.Json;
using NetOpt.Operations;

namespace NetOpt.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void List_names_every_operation_for_people_and_for_scripts()
    {
        string[] names = [.. OperationCatalog.All.Select(o => o.Name)];
        Assert.Equal(names, Netopt.Run("list").Output.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal(names, Netopt.Run("list", "--json").Json().EnumerateArray().Select(o => o.GetProperty("name").GetString()!));
    }

    [Fact]
    public void Every_operation_has_a_schema_with_a_description_of_every_property_of_its_request()
    {
        foreach (Operation operation in OperationCatalog.All)
        {
            JsonElement schema = Netopt.Run("schema", operation.Name).Json();
            Assert.NotEmpty(schema.GetProperty("result").GetProperty("properties").EnumerateObject());
            JsonElement request = schema.GetProperty("request");
            Assert.False(request.GetProperty("additionalProperties").GetBoolean());
            foreach (JsonProperty property in request.GetProperty("properties").EnumerateObject())
                Assert.True(property.Value.TryGetProperty("description", out _), $"{operation.Name} does not describe {property.Name}");
        }
    }

    [Fact]
    public void A_network_from_a_file_and_one_inside_the_request_give_the_same_result()
    {
        string path = _directory.File("ring.json", Networks.Ring);
        Netopt fromFile = Netopt.Run("run", "routing.ecmp", "--topology", path);
        Netopt inside = Netopt.RunWith($$"""{"topology": {{Networks.Ring}}}""", "run", "routing.ecmp", "--request", "-");
        Assert.Equal(0.85, fromFile.Json().GetProperty("maxUtilization").GetDouble(), 12);
        Assert.Equal(fromFile.Output, inside.Output);
    }

    [Fact]
    public void Demands_of_their_own_file_replace_those_of_the_network()
    {
        string network = _directory.File("ring.json", Networks.Ring), demands = _directory.File("demands.json", """[{"source": "A", "target": "B", "rate": 5}]""");
        JsonElement result = Netopt.Run("run", "routing.ecmp", "--topology", network, "--demands", demands).Json();
        Assert.Equal(0.5, result.GetProperty("maxUtilization").GetDouble(), 12);
        JsonElement again = Netopt.RunWith($$"""{"topology": {{Networks.Ring}}}""", "run", "routing.ecmp", "-r", "-", "-d", demands).Json();
        Assert.Equal(0.5, again.GetProperty("maxUtilization").GetDouble(), 12);
    }

    [Fact]
    public void A_trace_from_a_file_and_one_inside_the_request_give_the_same_result()
    {
        string path = _directory.File("two.csv", "time_s,bytes\n0,1500\n0.001,500\n");
        JsonElement fromFile = Netopt.Run("run", "traffic.measure", "--trace", path, "--quiet").Json();
        JsonElement inside = Netopt.RunWith("""{"trace": {"timeNanoseconds": [0, 1000000], "sizeBytes": [1500, 500]}}""", "run", "traffic.measure", "-r", "-").Json();
        Assert.Equal(2000, fromFile.GetProperty("totalBytes").GetInt64());
        Assert.Equal(inside.GetProperty("meanRateBps").GetDouble(), fromFile.GetProperty("meanRateBps").GetDouble());
    }

    [Fact]
    public void A_trace_is_refused_where_an_operation_takes_none()
    {
        string path = _directory.File("two.csv", "time_s,bytes\n0,1500\n0.001,500\n");
        Netopt refused = Netopt.Run("run", "bandwidth.waterfill", "--trace", path);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("bandwidth.waterfill", refused.Error);
    }

    [Fact]
    public void A_result_goes_to_the_file_that_was_named_and_nowhere_else()
    {
        string network = _directory.File("ring.json", Networks.Ring);
        Netopt toFile = Netopt.Run("run", "routing.ecmp", "-t", network, "--out", _directory.Path("result.json"), "--quiet");
        Assert.Equal((0, "", ""), (toFile.Exit, toFile.Output, toFile.Error));
        Assert.Equal(Netopt.Run("run", "routing.ecmp", "-t", network).Output, File.ReadAllText(_directory.Path("result.json")));
    }

    [Fact]
    public void What_a_file_leaves_open_is_told_on_standard_error_unless_quiet()
    {
        string network = _directory.File("ring.json", Networks.Ring);
        Netopt told = Netopt.Run("run", "routing.ecmp", "-t", network);
        Assert.StartsWith($"note: {network}: ", told.Error);
        Assert.Equal("", Netopt.Run("run", "routing.ecmp", "-t", network, "--quiet").Error);
        JsonElement notices = JsonDocument.Parse(Netopt.Run("run", "routing.ecmp", "-t", network, "--json").Error).RootElement.GetProperty("notices");
        Assert.Equal(told.Error.Split('\n').Length - 1, notices.GetArrayLength());
    }

    [Fact]
    public void A_default_capacity_is_used_only_where_it_is_given()
    {
        string network = _directory.File("bare.json", """{"nodes": [{"id": "A"}, {"id": "B"}], "links": [{"source": "A", "target": "B"}], "demands": [{"source": "A", "target": "B", "rate": 1000}]}""");
        Netopt.Run("run", "routing.ecmp", "-t", network, "--json").Failure(3, ErrorCodes.MissingCapacity);
        Assert.Equal(0.1, Netopt.Run("run", "routing.ecmp", "-t", network, "--default-capacity", "10kbps").Json().GetProperty("maxUtilization").GetDouble(), 12);
        Netopt.Run("run", "routing.ecmp", "-t", network, "--default-capacity", "fast", "--json").Failure(2, ErrorCodes.InvalidUnit);
    }

    [Theory]
    [InlineData("""{"weigths": "unit"}""", "weigths")]
    [InlineData("""{"weights": "units"}""", "units")]
    [InlineData("{", "JSON")]
    public void A_request_that_does_not_fit_is_exit_2_and_says_where(string request, string mentioned)
    {
        JsonElement error = Netopt.RunWith(request, "run", "routing.ecmp", "--request", "-", "--json").Failure(2, ErrorCodes.InvalidRequest);
        Assert.Contains(mentioned, error.GetProperty("message").GetString());
    }

    [Fact]
    public void A_network_that_is_missing_or_there_twice_or_not_taken_is_exit_2()
    {
        string network = _directory.File("ring.json", Networks.Ring);
        Netopt.RunWith("""{"kind": "ring", "nodes": 4}""", "run", "topology.generate", "-r", "-", "-t", network, "--json").Failure(2, ErrorCodes.InvalidParameter);
        Netopt.RunWith($$"""{"topology": {{Networks.Ring}}}""", "run", "routing.ecmp", "-r", "-", "-t", network, "--json").Failure(2, ErrorCodes.InvalidRequest);
        Netopt.Run("run", "routing.ecmp", "-d", network, "--json").Failure(2, ErrorCodes.MissingTopology);
        Netopt.Run("run", "routing.ecmp", "--json").Failure(2, ErrorCodes.MissingTopology);
    }
}
