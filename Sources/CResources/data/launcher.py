"""Starts the built-in model's server: llama.cpp's own HTTP server, from the xllamacpp wheel, in this process.

    LLAMA_API_KEY=KEY python3 -I launcher.py --runtime RUNTIME -m MODEL.gguf --port 9000 -c 8192

The key comes by the environment because arguments are visible to every user of the machine. Standard input is a
lifeline: the server is killed as soon as it reaches its end, so that it cannot outlive the program that started it,
however that one died. SIGTERM ends it at once, without waiting for open streams; there is nothing to save.

Options are named like llama-server's own.
"""

import argparse
import os
import select
import signal
import sys


def arguments():
    """The command line; every default is what the story writer wants on two cores."""
    parser = argparse.ArgumentParser(prog="launcher", description="Serve one GGUF model on a loopback port.")
    parser.add_argument("-m", "--model", required=True, help="the GGUF file")
    parser.add_argument("--runtime", help="folder of the xllamacpp package; else where Python finds it")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, required=True, help="port to listen on")
    parser.add_argument("-c", "--ctx-size", type=int, default=8192, help="tokens of context, shared by all slots")
    parser.add_argument("-np", "--parallel", type=int, default=1, help="answers that are written at the same time")
    parser.add_argument("-t", "--threads", type=int, default=1, help="threads that write")
    parser.add_argument("-tb", "--threads-batch", type=int, default=2, help="threads that read the prompt")
    parser.add_argument("-b", "--batch-size", type=int, default=256, help="prompt tokens between looks for a cancel")
    parser.add_argument("-ub", "--ubatch-size", type=int, default=256, help="prompt tokens computed at once")
    parser.add_argument("--cache-ram", type=int, default=512, help="MiB of memory for earlier prompts")
    parser.add_argument("--alias", default="embedded", help="the model's name in answers")
    parser.add_argument("--sse-ping-interval", type=int, default=2, help="seconds between keep-alive comments")
    parser.add_argument("--verbosity", type=int, default=2, help="1 errors, 2 warnings, 3 information")
    return parser.parse_args()


def hold_lifeline():
    """Forks a watcher that kills this process when standard input ends.

    A process, not a thread: loading a model holds Python's lock for seconds, and the watcher must not wait for that.
    It ends by itself when the server ends first, where the system can tell it so.
    """
    server = os.getpid()
    server_end = os.pidfd_open(server) if hasattr(os, "pidfd_open") else None
    nowhere = os.open(os.devnull, os.O_RDWR)
    if os.fork() > 0:
        os.dup2(nowhere, 0)
        os.close(nowhere)
        if server_end is not None:
            os.close(server_end)
        return
    try:
        # Holding the server's output open would make its reader wait for the watcher too.
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        wait_for_end(server_end)
        if os.getppid() == server:
            os.kill(server, signal.SIGKILL)
    finally:
        os._exit(0)


def wait_for_end(server_end):
    """Returns when standard input is at its end, or when the process behind `server_end` is gone."""
    poll = select.poll()
    poll.register(0, select.POLLIN)
    if server_end is not None:
        poll.register(server_end, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor != 0 or not os.read(0, 4096):
                return


def parameters(options, xllamacpp):
    """The server's settings for `options`."""
    result = xllamacpp.CommonParams()
    result.model.path = options.model
    result.model_alias = {options.alias}
    result.hostnames = [options.host]
    result.port = options.port
    result.n_ctx = options.ctx_size
    result.n_parallel = options.parallel
    # One pool of context for all slots: a lone story gets all of it.
    result.kv_unified = True
    result.cpuparams.n_threads = options.threads
    result.cpuparams_batch.n_threads = options.threads_batch
    # Small batches, because a cancelled prompt is only noticed between two of them.
    result.n_batch = options.batch_size
    result.n_ubatch = options.ubatch_size
    result.cache_ram_mib = options.cache_ram
    result.sse_ping_interval = options.sse_ping_interval
    result.verbosity = options.verbosity
    result.endpoint_metrics = False
    # Never adapt the settings to the memory: a story is planned for the context that was asked for.
    result.fit_params = False
    result.ui = False
    result.offline = True
    key = os.environ.get("LLAMA_API_KEY")
    if key:
        result.api_keys = [key]
    return result


def main():
    """Loads the model, serves it, and waits for a signal."""
    options = arguments()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # OpenMP reads this when it is first loaded. Spinning threads lose a core, and collapse as soon as anything else
    # wants one.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    hold_lifeline()
    if options.runtime:
        sys.path.insert(0, options.runtime)
    try:
        import xllamacpp
    except ImportError as error:
        sys.exit(f"launcher: the runtime is missing or broken ({error})")
    try:
        server = xllamacpp.Server(parameters(options, xllamacpp))
    except RuntimeError as error:
        sys.exit(f"launcher: {error}")
    print(f"listening on {server.listening_address}", flush=True)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
