import CResources
import FoundationEssentials
import LanguageModels

/// The command line that starts the built-in model's server, and its environment.
struct ServerCommand: Sendable, Hashable {
    /// A name to look for in `PATH`, or a path.
    var executable: String
    var arguments: [String]
    /// The whole environment; holds the server's key, so never log it.
    var environment: [String: String]

    /// The command for `configuration`.
    ///
    /// - Parameters:
    ///   - configuration: What to serve and how.
    ///   - port: The port to listen on.
    ///   - key: What callers must know; goes by the environment, because arguments are visible to every user of the
    ///     machine.
    ///   - inherited: The environment of this process.
    init(
        _ configuration: EmbeddedConfiguration, port: Int, key: Secret,
        inherited: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let common = Self.commonArguments(configuration, port: port)
        environment = Self.passedOn(inherited)
        environment["LLAMA_API_KEY"] = key.reveal()
        // Threads that spin while they wait make the server up to forty times slower as soon as anything else runs.
        environment["OMP_WAIT_POLICY"] = "PASSIVE"
        if let server = configuration.llamaServerPath {
            executable = "/bin/sh"
            arguments = ["-c", Self.watcher, server] + common
            // By the environment rather than by options: versions that don't know one of them pass over it.
            environment["LLAMA_ARG_CACHE_RAM"] = String(configuration.cacheMebibytes)
            environment["LLAMA_ARG_KV_UNIFIED"] = "1"
            environment["LLAMA_ARG_OFFLINE"] = "1"
            environment["LLAMA_ARG_SSE_PING_INTERVAL"] = "2"
            environment["LLAMA_ARG_UI"] = "0"
        } else {
            executable = configuration.python
            // Isolated, so that neither the folder we are in nor the user's own packages are searched.
            arguments =
                ["-I", "-c", Self.launcher, "--runtime", configuration.runtimePath] + common
                + ["--cache-ram", String(configuration.cacheMebibytes)]
        }
    }

    private static func commonArguments(_ configuration: EmbeddedConfiguration, port: Int) -> [String] {
        [
            "-m", configuration.modelPath,
            "--host", LoopbackPort.host,
            "--port", String(port),
            "-c", String(configuration.contextTokens),
            "-np", String(configuration.parallel),
            "-t", String(configuration.writingThreads),
            "-tb", String(configuration.readingThreads),
            "-b", String(configuration.batchTokens),
            "-ub", String(configuration.batchTokens),
            "--alias", configuration.modelName,
        ]
    }

    /// Our Python program around the runtime, which is built into the binary.
    private static var launcher: String {
        var count = 0
        let bytes = story_resource_launcher_py(&count)
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Becomes a `llama-server`, and leaves a watcher behind that kills it when standard input ends, so that it cannot
    /// outlive us. The watcher looks whether the server still is its parent, where the system tells (Linux), so that
    /// it never hits a stranger that got the server's number.
    private static let watcher = """
        exec 3<&0 </dev/null
        (
            cat <&3
            parent=
            read -r _ _ _ parent _ </proc/self/stat
            [ "${parent:-$$}" = "$$" ] && kill -KILL $$
        ) >/dev/null 2>&1 &
        exec 3<&-
        exec "$0" "$@"
        """

    /// What a server needs of our own environment; keys of other providers are none of its business.
    private static func passedOn(_ inherited: [String: String]) -> [String: String] {
        inherited.filter { name, _ in
            passedNames.contains(name) || passedPrefixes.contains { name.hasPrefix($0) }
        }
    }

    private static let passedNames: Set<String> = [
        "PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    ]
    private static let passedPrefixes = ["PYENV_", "OMP_", "GGML_", "CUDA_", "HIP_", "ROCR_", "VK_"]
}
