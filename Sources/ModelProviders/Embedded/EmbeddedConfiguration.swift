/// Where the built-in model is and how it is served.
package struct EmbeddedConfiguration: Sendable, Hashable {
    /// The model: a file in GGUF format.
    package var modelPath: String
    /// The folder of the runtime's Python package, as `make model` fills it. Not needed with `llamaServerPath`.
    package var runtimePath: String
    /// The Python that runs the runtime: a name to look for in `PATH`, or a path. 3.10 or newer.
    package var python: String
    /// A `llama-server` program to use in place of the runtime; nil for the runtime.
    package var llamaServerPath: String?
    /// Tokens of prompt and answer together, shared by all answers that are written at the same time.
    package var contextTokens: Int
    /// Answers written at the same time; more callers wait in a queue. Two at once are only a quarter faster than one
    /// after the other on two cores, so that one is the rule.
    package var parallel: Int
    /// Threads that write. One is as fast as two as soon as anything else wants a core.
    package var writingThreads: Int
    /// Threads that read the prompt.
    package var readingThreads: Int
    /// Prompt tokens computed at once; a cancelled call is only noticed between two batches.
    package var batchTokens: Int
    /// MiB of memory in which the server keeps earlier prompts.
    package var cacheMebibytes: Int
    /// How long loading may take before it counts as failed.
    package var startLimit: Duration
    /// How long the server may take to end by itself before it is killed.
    package var stopGrace: Duration

    /// Takes the places; the other values suit a small model on two cores.
    package init(
        modelPath: String, runtimePath: String, python: String = "python3", llamaServerPath: String? = nil,
        contextTokens: Int = 8192, parallel: Int = 1, writingThreads: Int = 1, readingThreads: Int = 2,
        batchTokens: Int = 256, cacheMebibytes: Int = 512, startLimit: Duration = .seconds(300),
        stopGrace: Duration = .seconds(3)
    ) {
        self.modelPath = modelPath
        self.runtimePath = runtimePath
        self.python = python
        self.llamaServerPath = llamaServerPath
        self.contextTokens = contextTokens
        self.parallel = parallel
        self.writingThreads = writingThreads
        self.readingThreads = readingThreads
        self.batchTokens = batchTokens
        self.cacheMebibytes = cacheMebibytes
        self.startLimit = startLimit
        self.stopGrace = stopGrace
    }

    /// The model's name: the file's name without folder and ending.
    package var modelName: String {
        let file = modelPath.split(separator: "/").last.map(String.init) ?? modelPath
        return file.lowercased().hasSuffix(".gguf") ? String(file.dropLast(5)) : file
    }
}
