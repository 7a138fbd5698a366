import Foundation
import Storage
import TestSupport
import Testing

@Suite struct DoctorTests {
    /// The state and message of each subject.
    private func findings(_ object: [String: Any]) -> [String: (state: String, message: String)] {
        let lines = object["findings"] as? [[String: Any]] ?? []
        return Dictionary(
            lines.map {
                ($0["subject"] as? String ?? "", ($0["state"] as? String ?? "", $0["message"] as? String ?? ""))
            }, uniquingKeysWith: { $1 })
    }

    @Test func `A machine without anything is no fault, and is told what to set`() async throws {
        let program = try Program()
        let (code, object) = try await program.json(["doctor"])
        #expect(code == 0)
        #expect(object["ok"] as? Bool == true)
        let found = findings(object)
        #expect(found["gemini"]?.state == "absent")
        #expect(found["gemini"]?.message == "not set: set GEMINI_API_KEY.")
        #expect(found["huggingface"]?.message == "not set: set HF_TOKEN.")
        #expect(found["openai"]?.message == "not set: set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.")
        #expect(found["embedded"]?.state == "absent")
        #expect(found["data folder"]?.state == "ok")
        #expect(found["database"]?.message == "\(program.database) is made with the first story.")
        #expect(found["swift toolchain"]?.message == "Not in PATH; it is needed to build the program, not to run it.")
        #expect(found["to write"]?.state == "absent")
        #expect(!FileManager.default.fileExists(atPath: program.folder.path(of: "data")))
    }

    @Test func `What works is told, and a table has a line for each thing`() async throws {
        try await Program.withOpenAI { program, _ in
            _ = try await program.run(["write", "a bell", "--setup", "1", "--words", "100"])
            let outcome = try await program.run(["doctor"])
            #expect(outcome.code == 0, "\(outcome.error)")
            #expect(outcome.error == "")
            let lines = outcome.out.split(separator: "\n")
            let reached = "ok  openai           Reachable, with 1 model listed. Writes with gpt-test. Its first"
            #expect(lines.contains { $0.hasPrefix(reached) })
            #expect(lines.contains { $0.hasPrefix("ok  learned          gpt-test at http://127.0.0.1:") })
            #expect(
                lines.contains {
                    $0.contains("stories.sqlite opens: 1 story, schema \(MigrationPlan.current.last?.name ?? "").")
                })
            #expect(lines.last == "ok  to write         Asked in this order: openai.")
        }
    }

    @Test func `A refused key, a dead server and a bad model are 78`() async throws {
        try await Program.withGemini { program, _ in
            let model = try program.folder.write("text", to: "model.gguf")
            let more = [
                "GEMINI_API_KEY": "wrong", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_MODEL": "m",
                "STORYWRITER_EMBEDDED_MODEL": model,
            ]
            let (code, object) = try await program.json(["doctor"], more)
            #expect(code == 78)
            #expect(object["ok"] as? Bool == false)
            let found = findings(object)
            #expect(found["gemini"]?.state == "broken")
            #expect(found["openai"]?.state == "broken")
            #expect(found["embedded"]?.state == "broken")
            #expect(found["embedded"]?.message.hasPrefix("\(model) is not a GGUF file") == true)
            let table = try await program.run(["doctor"], more)
            #expect(
                table.error
                    == "storywriter: gemini, openai, embedded: set up, but not working; mend what the lines say.\n")
        }
    }

    @Test func `A provider that the order names needs its key`() async throws {
        let program = try Program(["STORYWRITER_PROVIDERS": "huggingface"])
        let (code, object) = try await program.json(["doctor"])
        #expect(code == 78)
        #expect(
            findings(object)["huggingface"]?.message
                == "STORYWRITER_PROVIDERS names it, but it is not set: set HF_TOKEN.")
    }

    @Test func `With --start the server is really started, and its failure told`() async throws {
        let program = try Program()
        let model = try program.folder.write("GGUF", to: "model.gguf")
        let server = try program.folder.write("#!/bin/sh\necho 'no such tensor' >&2\nexit 3\n", to: "llama-server")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: server)
        let more = ["STORYWRITER_EMBEDDED_MODEL": model, "STORYWRITER_LLAMA_SERVER": server]
        let there = findings(try await program.json(["doctor"], more).object)
        #expect(there["embedded"]?.state == "ok")
        #expect(
            there["embedded"]?.message
                == "model, 4 bytes at \(model); served by \(server). `storywriter doctor --start` starts it.")
        let (code, object) = try await program.json(["doctor", "--start"], more)
        #expect(code == 78)
        #expect(findings(object)["embedded"]?.message.contains("ended while it loaded (exit code 3)") == true)
    }

    @Test func `With --try each provider writes a little, and what it taught is told until it is forgotten`()
        async throws
    {
        try await Program.withOpenAI({ $0.schedule = .always(.server(.refusesField("seed"))) }) { program, fake in
            let tried = try await program.run(["doctor", "--try"])
            #expect(tried.code == 0, "\(tried.error)")
            let lines = tried.out.split(separator: "\n").map(String.init)
            let made = try #require(lines.first { $0.hasPrefix("ok  openai try ") })
            #expect(made.contains("gpt-test wrote “") && made.contains("JSON too"))
            let learned = try #require(lines.first { $0.hasPrefix("ok  learned ") })
            #expect(learned.contains("gpt-test at http://127.0.0.1:") && learned.contains("refuses seed"))
            // In the form of a file of models, so that it can be written down.
            #expect(lines.contains { $0.contains("without: [seed]") })
            #expect(!tried.out.contains(Program.key))
            // One call for each question, and one that was refused: the second question goes without the field.
            #expect(fake.log.generations.count == 3)
            #expect(try await program.run(["doctor"]).out.contains("refuses seed"))

            let forgotten = try await program.run(["doctor", "--forget"])
            #expect(forgotten.code == 0 && !forgotten.out.contains("refuses seed"))
            #expect(!(try await program.run(["doctor"]).out.contains("refuses seed")))
            #expect(fake.log.generations.count == 3)
        }
    }

    @Test func `With --try a provider that refuses is broken and says why`() async throws {
        try await Program.withOpenAI({ $0.schedule = .always(.unauthorised) }) { program, _ in
            let (code, object) = try await program.json(["doctor", "--try"])
            #expect(code == 78)
            let found = findings(object)["openai try"]
            #expect(found?.state == "broken")
            #expect(found?.message.contains("OPENAI_API_KEY") == true)
        }
    }

    @Test func `A data folder under a file is broken`() async throws {
        let program = try Program()
        let file = try program.folder.write("x", to: "file")
        let (code, object) = try await program.json(["doctor"], ["STORYWRITER_DATA_DIR": file + "/data"])
        #expect(code == 78)
        #expect(findings(object)["data folder"]?.state == "broken")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `Completions are made for each shell`(shell: String) async throws {
        let outcome = try await Program().run(["--generate-completion-script", shell])
        #expect(outcome.code == 0)
        for word in ["write", "resume", "doctor", "short_fiction", "huggingface"] {
            #expect(outcome.out.contains(word), "\(word)")
        }
    }

    @Test func `The version is one line`() async throws {
        let outcome = try await Program().run(["--version"])
        #expect(outcome.out == "storywriter 0.1.0\n")
        #expect(outcome.code == 0)
    }
}
