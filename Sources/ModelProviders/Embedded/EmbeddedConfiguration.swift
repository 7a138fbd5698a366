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

    /// The model's name as the catalogue has it: the file's name in small letters, without folder, ending and
    /// quantisation, so that `Story-1B-Q4_K_M.gguf` is `story-1b`.
    package var modelName: String {
        var name = (modelPath.split(separator: "/").last.map(String.init) ?? modelPath).lowercased()
        if name.hasSuffix(".gguf") { name.removeLast(5) }
        guard let cut = name.lastIndex(where: { $0 == "-" || $0 == "." }), cut > name.startIndex else { return name }
        let ending = name[name.index(after: cut)...]
        return Self.isQuantisation(ending) ? String(name[..<cut]) : name
    }

    /// Whether a part of a file's name says how the weights are stored: `q4_k_m`, `iq3_xs`, `f16`, `bf16`.
    private static func isQuantisation(_ part: Substring) -> Bool {
        if ["f16", "f32", "bf16", "fp16", "mxfp4"].contains(part) { return true }
        let digits = part.hasPrefix("iq") ? part.dropFirst(2) : part.hasPrefix("q") ? part.dropFirst() : ""
        return digits.first?.isNumber == true
    }
}
