"""igraph's side of BetweennessBench: exact betweenness of all nodes. Argument: file with one "source target" a line."""
import json
import sys
import time

import igraph

graph = igraph.Graph.Read_Edgelist(sys.argv[1], directed=False)
seconds = []
for _ in range(3):
    start = time.perf_counter()
    values = graph.betweenness(directed=False)
    seconds.append(time.perf_counter() - start)
print(json.dumps({"seconds": seconds, "betweenness": values}))
