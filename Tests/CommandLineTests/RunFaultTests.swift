import Foundation
import TestSupport
import Testing

/// What happens when a run goes wrong on the way: a documented exit code, one sentence with the way out, and all that
/// was finished kept.
@Suite struct RunFaultTests {
    private static let writing = ["write", "a bell that rings by itself", "--setup", "1", "--words", "400"]

    /// The id in `storywriter resume ID`, the last words of a run that stopped.
    private func id(_ outcome: Program.Outcome) throws -> String {
        let words = outcome.lastLine.components(separatedBy: "storywriter resume ")
        return String(try #require(words.last).prefix { $0 != " " })
    }

    /// Expects that a run stopped so, and that its story goes on to its end once all is well.
    private func expectResumable(
        _ program: Program, _ outcome: Program.Outcome, code: Int32, _ sentence: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(outcome.code == code, "\(outcome.error)", sourceLocation: sourceLocation)
        #expect(outcome.lastLine.hasPrefix("storywriter: "), sourceLocation: sourceLocation)
        #expect(outcome.lastLine.contains(sentence), "\(outcome.lastLine)", sourceLocation: sourceLocation)
        let story = try id(outcome)
        let before = try await program.run(["show", story]).out
        let (_, object) = try await program.json(["resume", story, "--setup", "1"])
        #expect(object["id"] as? String == story, sourceLocation: sourceLocation)
        #expect(object["status"] as? String == "complete", sourceLocation: sourceLocation)
        let after = try await program.run(["show", story]).out
        let kept = before.split(separator: "\n").filter { $0.count > 60 }
        #expect(
            Array(after.split(separator: "\n").filter { $0.count > 60 }.prefix(kept.count)) == kept,
            sourceLocation: sourceLocation)
    }

    @Test func `A refused key is 77`() async throws {
        try await Program.withOpenAI { program, _ in
            let outcome = try await program.run(Self.writing, ["OPENAI_API_KEY": "sk-wrong-and-secret"])
            #expect(!outcome.error.contains("sk-wrong"))
            try await expectResumable(program, outcome, code: 77, "key")
        }
        try await Program.withGemini { program, _ in
            let outcome = try await program.run(Self.writing, ["GEMINI_API_KEY": "wrong-and-secret"])
            #expect(!outcome.error.contains("wrong-and-secret"))
            try await expectResumable(program, outcome, code: 77, "key")
        }
    }

    @Test func `A used-up quota is 75`() async throws {
        try await Program.withGemini { program, fake in
            fake.set(.always(.quotaOfTheDay))
            let outcome = try await program.run(Self.writing)
            fake.set(.never)
            try await expectResumable(program, outcome, code: 75, "quota")
        }
    }

    @Test func `A server that cannot be reached is 69`() async throws {
        try await Program.withOpenAI { program, _ in
            let closed = try await FakeServer.start { _, _ in }
            let url = closed.baseURL
            await closed.stop()
            let outcome = try await program.run(Self.writing, ["OPENAI_BASE_URL": url + "/v1"])
            try await expectResumable(program, outcome, code: 69, "127.0.0.1")
        }
    }

    @Test func `A server that stays overloaded is 69`() async throws {
        try await Program.withOpenAI { program, fake in
            fake.set(.always(.serviceUnavailableBurst(count: 1)))
            let outcome = try await program.run(Self.writing)
            fake.set(.never)
            try await expectResumable(program, outcome, code: 69, "The server is in trouble")
        }
    }

    @Test func `A model that dies in mid-scene for good is 69 and keeps its paragraphs`() async throws {
        try await Program.withOpenAI { program, fake in
            let isProse: Schedule.Matcher = { $0.prompt.contains("Write about ") }
            fake.set(
                .firstOf([
                    .forCalls(.sequence([.connectionLostMidStream(afterCharacters: 700)]), matching: isProse),
                    .forCalls(.always(.connectionReset), matching: isProse),
                ]))
            let outcome = try await program.run(Self.writing)
            fake.set(.never)
            #expect(outcome.out.split(separator: "\n").count > 1)
            #expect(!outcome.lastLine.contains(" 0 words are kept"))
            try await expectResumable(program, outcome, code: 69, "words are kept")
        }
    }

    @Test func `No provider left names each one's reason`() async throws {
        try await Program.withOpenAI { program, fake in
            fake.set(.always(.unauthorised))
            let outcome = try await program.run(
                Self.writing,
                ["STORYWRITER_PROVIDERS": "openai,embedded", "STORYWRITER_EMBEDDED_MODEL": "/no/such.gguf"])
            fake.set(.never)
            #expect(outcome.lastLine.contains("openai: "))
            #expect(outcome.lastLine.contains("embedded: There is no model file /no/such.gguf"))
            try await expectResumable(program, outcome, code: 69, "No provider could write.")
        }
    }

    @Test func `The next provider takes over when the first one cannot`() async throws {
        try await Program.withOpenAI { program, _ in
            var options = FakeGemini.Options()
            options.key = "another"
            try await withFakeGemini(options) { gemini in
                let outcome = try await program.run(
                    Self.writing,
                    [
                        "STORYWRITER_PROVIDERS": "gemini,openai", "GEMINI_BASE_URL": gemini.baseURL,
                        "GEMINI_API_KEY": "wrong",
                    ])
                #expect(outcome.code == 0, "\(outcome.error)")
                #expect(outcome.error.contains("openai"))
            }
        }
    }

    @Test func `Ctrl-C is 130, SIGTERM 143, and both say how to go on`() async throws {
        for (signal, code) in [(SIGINT, Int32(130)), (SIGTERM, 143)] {
            try await Program.withOpenAI { program, fake in
                fake.set(.forCalls(.once(.stallMidStream(after: .words(90)))) { $0.prompt.contains("Write about ") })
                let running = try program.begin(Self.writing + ["--data-dir", program.folder.path + "/it's here"])
                _ = try await fake.held.next()
                running.send(signal)
                let outcome = await running.outcome
                #expect(outcome.code == code)
                #expect(outcome.lastLine.hasPrefix("storywriter: Stopped. "))
                #expect(outcome.lastLine.hasSuffix(" --data-dir '\(program.folder.path)/it'\\''s here'"))
                let command = try #require(outcome.lastLine.components(separatedBy: "Go on with: storywriter ").last)
                let resumed = try await program.shell("\"$STORYWRITER\" \(command)")
                #expect(resumed.code == 0, "\(resumed.error)")
            }
        }
    }

    @Test func `Two processes cannot write one story`() async throws {
        try await Program.withOpenAI { program, fake in
            fake.set(.forCalls(.once(.stallMidStream(after: .words(90)))) { $0.prompt.contains("Write about ") })
            let running = try program.begin(Self.writing)
            _ = try await fake.held.next()
            let story = try await program.run(["stories"]).out.split(separator: "\n")[1].prefix { $0 != " " }
            let second = try await program.run(["resume", String(story)])
            #expect(second.code == 75)
            #expect(second.out == "")
            #expect(
                second.error
                    == "storywriter: Story \(story) is being written by another process: wait for it or stop it.\n")
            fake.hold.open()
            let first = await running.outcome
            #expect(first.code == 0, "\(first.error)")
        }
    }

    @Test func `A reader that goes away stops the run`() async throws {
        try await Program.withOpenAI { program, fake in
            let outcome = try await program.shell(
                "{ \"$STORYWRITER\" write 'a bell' --setup 1 --words 20000; echo code $? >&2; } | head -c 10")
            #expect(outcome.out.utf8.count == 10)
            #expect(outcome.error.contains("storywriter: Stopped, since nobody reads standard output any more. "))
            #expect(outcome.error.hasSuffix("code 141\n"))
            #expect(fake.log.generations.count < 15)
        }
    }

    @Test func `Standard output that cannot be written is told`() async throws {
        try await Program.withOpenAI { program, _ in
            let outcome = try await program.shell("\"$STORYWRITER\" write 'a bell' --setup 1 --words 400 >/dev/full")
            try await expectResumable(
                program, outcome, code: 74, "Standard output cannot be written (no space left on device). ")
        }
    }
}
