"""A Ray cluster of a head and two workers on this machine, of which one is killed in the middle: `python -m tests.engines.ray_cluster`.

All documents are cleaned, and the hash is that of the plain call; Ray runs again what was lost with the worker.
"""

from __future__ import annotations

import importlib.metadata
import json
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.engines.adapters import digest, write_documents

if TYPE_CHECKING:
    import pyarrow as pa


class SlowClean:
    """`clean_batch`, so slow that a worker dies in the middle of it; leaves a mark of each batch."""

    def __init__(self, marks: str) -> None:
        self.marks = marks

    def __call__(self, batch: pa.Table) -> pa.Table:
        import os
        import uuid

        from cleantext.arrow import clean_batch

        made = clean_batch(batch)
        time.sleep(1)
        Path(self.marks, f"{os.getpid()}-{uuid.uuid4()}").touch()
        return made


def main() -> None:
    """Run the cluster, kill a worker, and print version, hash and seconds as JSON."""
    import ray
    from ray.cluster_utils import Cluster

    memory = {"object_store_memory": 80_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **memory})
    workers = [cluster.add_node(num_cpus=2, **memory) for _ in range(2)]
    ray.init(address=cluster.address, log_to_driver=False)
    with tempfile.TemporaryDirectory() as folder:
        path, marks = Path(folder, "documents.parquet"), Path(folder, "marks")
        marks.mkdir()
        write_documents(path)
        killed: list[int] = []

        def kill() -> None:
            while len(list(marks.iterdir())) < 4:
                time.sleep(0.1)
            cluster.remove_node(workers[0], allow_graceful=False)
            killed.append(len(list(marks.iterdir())))

        killer = threading.Thread(target=kill, daemon=True)
        killer.start()
        start = time.monotonic()
        dataset = ray.data.read_parquet(str(path)).repartition(20)
        rows = dataset.map_batches(SlowClean(str(marks)).__call__, batch_format="pyarrow", batch_size=None).take_all()
        seconds = time.monotonic() - start
        killer.join(60)
        alive = sum(node["Alive"] and node["Resources"].get("CPU", 0) > 0 for node in ray.nodes())
    if not killed or alive != 1:
        raise SystemExit(f"no worker was killed in the middle ({alive} alive)")
    ray.shutdown()
    cluster.shutdown()
    version = importlib.metadata.version("ray")
    print(json.dumps({"version": version, "rows": len(rows), "hash": digest(rows), "seconds": round(seconds, 1)}))


if __name__ == "__main__":
    main()
