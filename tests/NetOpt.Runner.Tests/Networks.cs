namespace NetOpt.Tests;

/// <summary>Small network files for tests.</summary>
internal static class Networks
{
    /// <summary>A ring of four with a chord and two demands; the best routing has a maximum utilization of 0.84 (the cut around A and B carries 21 over 25).</summary>
    public const string Ring = """
        {"name": "ring", "nodes": [{"id": "A"}, {"id": "B"}, {"id": "C"}, {"id": "D"}],
         "links": [{"source": "A", "target": "B", "capacity": 10}, {"source": "B", "target": "C", "capacity": 10},
                   {"source": "C", "target": "D", "capacity": 10}, {"source": "D", "target": "A", "capacity": 10},
                   {"source": "A", "target": "C", "capacity": 5}],
         "demands": [{"source": "A", "target": "C", "rate": 12}, {"source": "B", "target": "D", "rate": 9}]}
        """;

    /// <summary>Two islands and a demand from one to the other.</summary>
    public const string Islands = """
        {"nodes": [{"id": "A"}, {"id": "B"}, {"id": "C"}, {"id": "D"}],
         "links": [{"source": "A", "target": "B", "capacity": 10}, {"source": "C", "target": "D", "capacity": 10}],
         "demands": [{"source": "A", "target": "C", "rate": 1}]}
        """;

    /// <summary>One link A-B of the given capacity, with one demand of the given rate, both as JSON text.</summary>
    public static string Pair(string capacity = "10", string rate = "1", string target = "B") =>
        $$"""{"nodes": [{"id": "A"}, {"id": "B"}], "links": [{"source": "A", "target": "B", "capacity": {{capacity}}}], "demands": [{"source": "A", "target": "{{target}}", "rate": {{rate}}}]}""";

    public static string GraphMl(string body) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected">{body}</graph></graphml>
        """;
}
