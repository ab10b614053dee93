using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NetOpt.Operations;

namespace NetOpt.Tests.Operations;

public class OperationJsonTests
{
    private static readonly Operation<Request, Request> s_echo = new("test.echo", "Gives its request back.", TypeOf<Request>(), TypeOf<Request>(), (r, _) => r);

    [JsonConverter(typeof(CamelCaseEnumConverter<Color>))]
    public enum Color
    {
        Red,
        DeepBlue,
    }

    [Fact]
    public void A_request_is_read_with_its_defaults_and_a_byte_order_mark_is_allowed()
    {
        var request = (Request)OperationJson.ReadRequest(s_echo, Encoding.UTF8.GetBytes("\uFEFF{\"color\": \"deepBlue\"}"));
        Assert.Equal(new Request { Color = Color.DeepBlue, Count = 7 }, request);
    }

    [Theory]
    [InlineData("""{"color": "red", "cout": 3}""", "has no property 'cout'", "perhaps 'count'")]
    [InlineData("""{"color": "red", "x": 3}""", "has no property 'x'", "one of color, count, inner")]
    [InlineData("""{"color": "red", "Count": 3}""", "has no property 'Count'", "perhaps 'count'")]
    [InlineData("""{"color": "red", "color": "red"}""", "holds 'color' twice", "each property once")]
    [InlineData("""{"count": 3}""", "lacks 'color'", "one of \"red\", \"deepBlue\"")]
    [InlineData("""{"color": "green"}""", "'color' is \"green\" (line 1, column 18)", "one of \"red\", \"deepBlue\"")]
    [InlineData("""{"color": 0}""", "'color' is 0", "one of \"red\", \"deepBlue\"")]
    [InlineData("""{"color": "red", "count": "three"}""", "'count' is \"three\"", "an integer")]
    [InlineData("""{"color": "red", "count": 1e99}""", "'count' is 1e99", "an integer")]
    [InlineData("""{"color": "red", "count": {}}""", "'count' is an object", "an integer")]
    [InlineData("""{"color": "red", "inner": {"deep": 1, "deeper": 2}}""", "'deeper'", "schema")]
    [InlineData("""{"color": """, "is not JSON", "a JSON object")]
    [InlineData("", "is not JSON", "a JSON object")]
    [InlineData("[]", "is an array", "a JSON object")]
    [InlineData("null", "is null", "a JSON object")]
    [InlineData("true", "is a boolean", "a JSON object")]
    public void A_request_that_does_not_fit_says_what_is_wrong_and_what_would_be_right(string json, string problem, string expected)
    {
        var error = Assert.Throws<NetOptException>(() => OperationJson.ReadRequest(s_echo, Encoding.UTF8.GetBytes(json)));
        Assert.Equal((ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument), (error.Code, error.Kind));
        Assert.Contains(problem, error.Problem);
        Assert.Contains(expected, error.Expected);
    }

    [Fact]
    public void Nesting_without_end_is_an_error_and_no_stack_overflow()
    {
        string json = "{\"inner\": " + string.Concat(Enumerable.Repeat("[", 100_000));
        var error = Assert.Throws<NetOptException>(() => OperationJson.ReadRequest(s_echo, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
    }

    [Fact]
    public void A_result_is_written_indented_with_letters_as_they_are()
    {
        string json = JsonSerializer.Serialize(new Request { Color = Color.Red, Inner = new Inner("Zürich + Genève") }, OperationJson.ResultType(s_echo));
        Assert.Equal("{\n  \"color\": \"red\",\n  \"count\": 7,\n  \"inner\": {\n    \"name\": \"Zürich + Genève\",\n    \"deep\": 0\n  }\n}", json);
    }

    [Fact]
    public void Every_operation_reads_what_it_writes_of_an_empty_request_or_says_what_it_lacks()
    {
        foreach (Operation operation in OperationCatalog.All)
        {
            try
            {
                object request = OperationJson.ReadRequest(operation, "{}"u8);
                byte[] json = JsonSerializer.SerializeToUtf8Bytes(request, operation.RequestType);
                object again = OperationJson.ReadRequest(operation, json);
                Assert.Equal(JsonSerializer.Serialize(request, operation.RequestType), JsonSerializer.Serialize(again, operation.RequestType));
            }
            catch (NetOptException error)
            {
                Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
                Assert.Contains("lacks '", error.Message);
            }
        }
    }

    // Source-generated readers give an init-only property its type's default and not the one that it is declared with; parameters keep theirs.
    [Fact]
    public void An_empty_request_has_the_defaults_that_its_record_declares()
    {
        foreach (Operation operation in OperationCatalog.All)
        {
            ConstructorInfo constructor = operation.RequestType.Type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
            if (operation.RequestType.Properties.Any(p => p.IsRequired)) continue;
            object declared = constructor.Invoke([.. constructor.GetParameters().Select(p => p.DefaultValue)]);
            object read = OperationJson.ReadRequest(operation, "{}"u8);
            Assert.Equal(JsonSerializer.Serialize(declared, operation.RequestType), JsonSerializer.Serialize(read, operation.RequestType));
        }
    }

    private static JsonTypeInfo<T> TypeOf<T>()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        return (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
    }

    public sealed record Inner(string Name, int Deep = 0);

    public sealed record Request
    {
        public required Color Color { get; init; }

        public int Count { get; init; } = 7;

        public Inner? Inner { get; init; }
    }
}
