import Foundation
import LanguageModels
import Testing

@testable import ModelProviders

/// What is missing is told before a server is started, with the way to get it.
@Suite(.timeLimit(.minutes(30)))
final class EmbeddedFaultTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("embedded-\(UUID())")

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    @Test func `a missing model`() async throws {
        let error = await startError(EmbeddedConfiguration(modelPath: "/nowhere/m.gguf", runtimePath: "/nowhere"))
        #expect(
            error?.message
                == "There is no model file /nowhere/m.gguf; run `make model`, or set STORYWRITER_EMBEDDED_MODEL to a "
                + "GGUF file.")
        #expect(error?.code == .unknownModel)
        #expect(error?.disposition == .never)
    }

    @Test func `a folder in place of a model`() async throws {
        let error = await startError(EmbeddedConfiguration(modelPath: "/tmp", runtimePath: "/nowhere"))
        #expect(error?.message.hasPrefix("There is no model file /tmp;") == true)
    }

    @Test func `a model that is no GGUF`() async throws {
        let model = try file("m.gguf", "<html>not found</html>")
        let error = await startError(EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere"))
        #expect(error?.message.hasPrefix("\(model) is not a GGUF file; run `make model`") == true)
    }

    @Test func `a missing runtime`() async throws {
        let model = try file("m.gguf", "GGUF")
        let error = await startError(EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere/runtime"))
        #expect(
            error?.message
                == "The built-in model's runtime is not in /nowhere/runtime; run `make model`, or set "
                + "STORYWRITER_LLAMA_SERVER to a llama-server program.")
        #expect(error?.code == .unavailable)
        #expect(error?.disposition == .never)
    }

    @Test func `a missing Python`() async throws {
        let model = try file("m.gguf", "GGUF")
        _ = try file("runtime/xllamacpp/__init__.py", "")
        let error = await startError(
            EmbeddedConfiguration(
                modelPath: model, runtimePath: folder.path + "/runtime", python: "python-of-nobody"))
        #expect(
            error?.message.hasPrefix("python-of-nobody cannot be started, and the built-in model needs it;") == true)
        #expect(error?.disposition == .never)
    }

    @Test func `a llama-server that is no program`() async throws {
        let model = try file("m.gguf", "GGUF")
        for path in ["/nowhere/llama-server", "/tmp", model] {
            let error = await startError(
                EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere", llamaServerPath: path))
            #expect(error?.message.hasPrefix("STORYWRITER_LLAMA_SERVER names \(path), which is not a program;") == true)
        }
    }

    @Test func `a server that is killed while it loads`() async throws {
        let model = try file("m.gguf", "GGUF")
        let script = try Script("#!/bin/sh\nkill -9 $$\n")
        let error = await startError(
            EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere", llamaServerPath: script.path))
        #expect(error?.message.contains("most likely because memory ran out") == true)
    }

    @Test func `a server for another processor`() async throws {
        let model = try file("m.gguf", "GGUF")
        let script = try Script("#!/bin/sh\nkill -ILL $$\n")
        let error = await startError(
            EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere", llamaServerPath: script.path))
        #expect(error?.message.hasPrefix("This processor cannot run the built-in runtime") == true)
    }

    @Test func `a server that gives up says why, with its last lines`() async throws {
        let model = try file("m.gguf", "GGUF")
        let script = try Script("#!/bin/sh\necho one; echo two >&2; echo three; echo four.; exit 3\n")
        let error = await startError(
            EmbeddedConfiguration(modelPath: model, runtimePath: "/nowhere", llamaServerPath: script.path))
        #expect(
            error?.message
                == "The built-in model's server ended while it loaded (exit code 3); run `make model` again or take "
                + "another model; it said: two / three / four.")
    }

    @Test func `a server that never answers`() async throws {
        let model = try file("m.gguf", "GGUF")
        let script = try Script("#!/bin/sh\nexec cat /dev/zero >/dev/null\n")
        let error = await startError(
            EmbeddedConfiguration(
                modelPath: model, runtimePath: "/nowhere", llamaServerPath: script.path,
                startLimit: .milliseconds(200)))
        #expect(error?.code == .timedOut)
        #expect(error?.disposition == .retry(after: nil))
    }

    @Test func `a server that is stopped while it loads`() async throws {
        let model = try file("m.gguf", "GGUF")
        let note = folder.path + "/number"
        let script = try Script(
            "#!/bin/sh\necho $$ >'\(note).new'; mv '\(note).new' '\(note)'; exec cat /dev/zero >/dev/null\n")
        let transport = HTTPTransport(connectTimeout: .seconds(600))
        let server = EmbeddedServer(
            configuration: EmbeddedConfiguration(
                modelPath: model, runtimePath: "/nowhere", llamaServerPath: script.path),
            transport: transport)
        let caller = Task { try await server.ready() }
        while !FileManager.default.fileExists(atPath: note) { await Task.yield() }
        let text = try String(contentsOfFile: note, encoding: .utf8)
        let number = try #require(Int32(text.split(separator: "\n")[0]))
        await server.stop()
        #expect(kill(number, 0) == -1)
        let error = await #expect(throws: ModelError.self) { try await caller.value }
        #expect(error?.message == "The built-in model was stopped; start the program again to go on.")
        await transport.shutdown()
    }

    /// What `ready()` throws.
    private func startError(_ configuration: EmbeddedConfiguration) async -> ModelError? {
        let transport = HTTPTransport(connectTimeout: .seconds(600))
        let server = EmbeddedServer(configuration: configuration, transport: transport)
        let error = await #expect(throws: ModelError.self) { try await server.ready() }
        await server.stop()
        await transport.shutdown()
        return error
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }
}
