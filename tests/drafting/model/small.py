"""A server of a real, small language model, in a process of its own: says its address, then serves.

python small.py MODEL.gguf LONGEST_ANSWER_IN_TOKENS
"""

import sys

import xllamacpp

params = xllamacpp.CommonParams()
params.model.path = sys.argv[1]
params.n_ctx = 8192
params.n_parallel = 1
params.n_predict = int(sys.argv[2])
params.cpuparams.n_threads = 1  # a second one spins where the cores are busy
params.cpuparams_batch.n_threads = 1
params.hostnames = ["127.0.0.1"] if isinstance(params.hostnames, list) else "127.0.0.1"
params.port = 0
params.warmup = False
params.offline = True
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
