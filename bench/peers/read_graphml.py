"""Reads a GraphML file with networkx, as often as told. Arguments: file, name of the capacity attribute, runs."""
import json
import sys
import time

import networkx

path, capacity, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
networkx.read_graphml(path)
seconds = []
for _ in range(runs):
    start = time.perf_counter()
    graph = networkx.read_graphml(path)
    seconds.append(time.perf_counter() - start)

longitude = sum(data.get("longitude", data.get("Longitude", 0.0)) for _, data in graph.nodes(data=True))
print(json.dumps({
    "seconds": seconds,
    "nodes": graph.number_of_nodes(),
    "links": graph.number_of_edges(),
    "capacity": sum(data.get(capacity, 0.0) for _, _, data in graph.edges(data=True)),
    "longitude": longitude,
}))
