import Foundation
import TestSupport

extension Program {
    /// The key that the fakes want, so long and odd that it is found wherever it does not belong.
    static let key = "sk-test-7b1f9c-never-print-this-key"

    /// Runs `body` with a program that is set up for a fake of OpenAI's interface.
    static func withOpenAI<Result>(
        _ change: (inout FakeOpenAI.Options) -> Void = { _ in }, isolation: isolated (any Actor)? = #isolation,
        _ body: (Program, FakeOpenAI) async throws -> Result
    ) async throws -> Result {
        var options = FakeOpenAI.Options(.openAI)
        options.key = key
        change(&options)
        return try await withFakeOpenAI(options) { fake in
            let program = try Program([
                "OPENAI_BASE_URL": fake.baseURL, "OPENAI_API_KEY": key, "OPENAI_MODEL": "gpt-test",
                "STORYWRITER_PROVIDERS": "openai",
            ])
            return try await body(program, fake)
        }
    }

    /// Runs `body` with a program that is set up for a fake Gemini.
    static func withGemini<Result>(
        _ change: (inout FakeGemini.Options) -> Void = { _ in }, isolation: isolated (any Actor)? = #isolation,
        _ body: (Program, FakeGemini) async throws -> Result
    ) async throws -> Result {
        var options = FakeGemini.Options()
        options.key = key
        change(&options)
        return try await withFakeGemini(options) { fake in
            let program = try Program([
                "GEMINI_BASE_URL": fake.baseURL, "GEMINI_API_KEY": key, "STORYWRITER_PROVIDERS": "gemini",
            ])
            return try await body(program, fake)
        }
    }

    /// Runs a command with `--json` and reads the object that it prints.
    func json(_ arguments: [String], _ more: [String: String] = [:]) async throws -> (
        code: Int32, object: [String: Any]
    ) {
        let outcome = try await run(arguments + ["--json"], more)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any]
        return (outcome.code, object ?? [:])
    }
}
