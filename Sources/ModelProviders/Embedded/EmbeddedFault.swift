import LanguageModels

/// What can go wrong with the built-in model, each as one sentence that says what to do.
enum EmbeddedFault {
    /// The provider's name in errors and ledgers.
    static let provider = "embedded"

    /// The model's file is missing.
    static func noModel(_ path: String) -> ModelError {
        never(
            .unknownModel,
            "There is no model file \(path); run `make model`, or set STORYWRITER_EMBEDDED_MODEL to a GGUF file.")
    }

    /// The model's file may not be read.
    static func unreadableModel(_ path: String) -> ModelError {
        never(.unknownModel, "The model file \(path) cannot be read; give yourself the right to read it.")
    }

    /// The model's file is something else.
    static func notGGUF(_ path: String) -> ModelError {
        never(
            .unknownModel,
            "\(path) is not a GGUF file; run `make model`, or set STORYWRITER_EMBEDDED_MODEL to a GGUF file.")
    }

    /// The runtime's folder is missing or empty.
    static func noRuntime(_ path: String) -> ModelError {
        never(
            .unavailable,
            "The built-in model's runtime is not in \(path); run `make model`, or set STORYWRITER_LLAMA_SERVER to a "
                + "llama-server program.")
    }

    /// There is no Python.
    static func noPython(_ name: String) -> ModelError {
        never(
            .unavailable,
            "\(name) cannot be started, and the built-in model needs it; install Python 3.10 or newer, or set "
                + "STORYWRITER_LLAMA_SERVER to a llama-server program.")
    }

    /// The `llama-server` that was named is no program.
    static func noLlamaServer(_ path: String) -> ModelError {
        never(
            .unavailable,
            "STORYWRITER_LLAMA_SERVER names \(path), which is not a program; set it to a llama-server, or unset it to "
                + "use the built-in runtime.")
    }

    /// Each port that was tried went to somebody else before the server had it.
    static var noPort: ModelError {
        ModelError(
            code: .unavailable, disposition: .retry(after: nil), provider: provider,
            message: "No port was left for the built-in model's server; try again.")
    }

    /// The server on our port does not know our key.
    static var foreignServer: ModelError {
        never(.unauthorized, "Another server answers on the port of the built-in model; try again.")
    }

    /// The model was not loaded in time.
    static func tooSlow(_ limit: Duration) -> ModelError {
        ModelError(
            code: .timedOut, disposition: .retry(after: nil), provider: provider,
            message: "The built-in model was not loaded within \(limit.formattedSeconds); try again when the machine "
                + "has less to do, or take a smaller model (`make model MODEL=small`).")
    }

    /// The server ended while it loaded the model.
    ///
    /// - Parameters:
    ///   - exit: How it ended.
    ///   - lines: The last that it said.
    static func endedLoading(_ exit: ProcessExit, lines: [String]) -> ModelError {
        switch exit {
        case .signal(9):
            never(
                .unavailable,
                "The built-in model's server was killed while it loaded, most likely because memory ran out; free "
                    + "some, or take a smaller model (`make model MODEL=small`).")
        case .signal(4):
            never(
                .unavailable,
                "This processor cannot run the built-in runtime (it needs AVX2); set STORYWRITER_LLAMA_SERVER to a "
                    + "llama-server that was built for it.")
        case .signal, .code, .unknown:
            never(
                .unavailable,
                "The built-in model's server ended while it loaded (\(exit)); run `make model` again or take another "
                    + "model\(Self.quoted(lines)).")
        }
    }

    /// The server died while it served, and a new one is being started.
    static var diedOnce: ModelError {
        ModelError(
            code: .unavailable, disposition: .retry(after: nil), provider: provider,
            message: "The built-in model's server died and is being started again; try again.")
    }

    /// The server died once more after it had been restarted.
    static func diedAgain(_ exit: ProcessExit, lines: [String]) -> ModelError {
        never(
            .unavailable,
            "The built-in model's server died twice (\(exit)), so it is not started again; free some memory or take a "
                + "smaller model (`make model MODEL=small`)\(quoted(lines)).")
    }

    /// The program is stopping the model.
    static var stopped: ModelError {
        never(.unavailable, "The built-in model was stopped; start the program again to go on.")
    }

    private static func never(_ code: ModelError.Code, _ message: String) -> ModelError {
        ModelError(code: code, disposition: .never, provider: provider, message: message)
    }

    /// The last lines that tell something, as a clause at a sentence's end.
    private static func quoted(_ lines: [String]) -> String {
        var said = lines.filter { !$0.isEmpty }.suffix(3).map { String($0.prefix(200)) }.joined(separator: " / ")
        while said.last == "." { said.removeLast() }
        return said.isEmpty ? "" : "; it said: \(said)"
    }
}
