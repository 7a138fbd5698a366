import Foundation
import TestSupport
import Testing

/// Keys go to their provider and nowhere else.
@Suite struct SecretTests {
    /// All files of a folder, byte for byte in one.
    private func bytes(under folder: String) throws -> Data {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.reduce(into: Data()) { $0 += FileManager.default.contents(atPath: folder + "/" + $1) ?? Data() }
    }

    @Test func `No key is printed, logged or stored, however much is logged and whatever fails`() async throws {
        try await Program.withOpenAI { program, fake in
            let keys = ["GEMINI_API_KEY": "gemini-key-never-print-this", "HF_TOKEN": "hf_never-print-this"]
            let dead = ["GEMINI_BASE_URL": "http://127.0.0.1:9", "HF_BASE_URL": "http://127.0.0.1:9/v1"]
            let more = keys.merging(dead) { $1 }
                .merging(["STORYWRITER_LOG": "trace", "STORYWRITER_PROVIDERS": "gemini,huggingface,openai"]) { $1 }
            fake.set(.every(3, .errorFrameMidStream(afterCharacters: 200)))
            var said = ""
            for arguments in [
                ["write", "a bell", "--words", "300", "--setup", "1"], ["doctor"], ["doctor", "--json"], ["models"],
                ["write", "a bell", "--provider", "gemini"], ["write", "a bell", "--provider", "huggingface"],
                ["stories"],
            ] {
                let outcome = try await program.run(arguments, more)
                said += outcome.out + outcome.error
            }
            fake.set(.always(.unauthorised))
            let refused = try await program.run(["write", "a bell", "--provider", "openai"], more)
            #expect(refused.code == 77)
            said += refused.out + refused.error
            let stored = try bytes(under: program.folder.path)
            #expect(said.contains("never-print-this") == false)
            #expect(stored.range(of: Data("never-print-this".utf8)) == nil)
            #expect(stored.range(of: Data("a bell".utf8)) != nil)
            #expect(fake.log.generations.allSatisfy { $0.header("authorization") == "Bearer \(Program.key)" })
        }
    }
}
