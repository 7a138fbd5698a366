import TestSupport
import Testing

/// What a person gets to see when something is wrong before a word is written: one sentence, a documented exit code,
/// nothing on standard output and no story in the list.
@Suite struct FaultTests {
    /// Expects a refusal that leaves no trace.
    private func expectRefusal(
        _ program: Program, _ arguments: [String], input: String = "", _ more: [String: String] = [:], code: Int32,
        _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await program.run(arguments, input: input, more)
        #expect(outcome.code == code, sourceLocation: sourceLocation)
        #expect(outcome.error == "storywriter: \(sentence)\n", sourceLocation: sourceLocation)
        #expect(outcome.out == "", sourceLocation: sourceLocation)
        let stories = try await program.run(["stories"])
        #expect(stories.out == "", sourceLocation: sourceLocation)
    }

    @Test func `No idea at all`() async throws {
        try await expectRefusal(
            Program(), ["write"], code: 64,
            "Say what the story is about: storywriter write \"a lighthouse keeper finds a message\" --words 600")
    }

    @Test(arguments: ["", "  \n "])
    func `An empty idea`(idea: String) async throws {
        let sentence = "The idea is empty: say in a sentence what the story is about."
        try await expectRefusal(Program(), ["write", idea], code: 64, sentence)
        try await expectRefusal(Program(), ["write", "-"], input: idea, code: 64, sentence)
    }

    @Test(arguments: [99, 200_001, 0, -5])
    func `Words out of range`(words: Int) async throws {
        try await expectRefusal(
            Program(), ["write", "x", "--words=\(words)"], code: 64,
            "\(words) words cannot be asked for: choose from 100 to 200000.")
    }

    @Test func `Words that are no number`() async throws {
        let outcome = try await Program().run(["write", "x", "--words", "abc"])
        #expect(outcome.code == 64)
        #expect(outcome.error.hasPrefix("Error: The value 'abc' is invalid for '--words <number>'"))
        #expect(outcome.out == "")
    }

    @Test(arguments: [
        (
            ["--language", "English please"],
            "“English please” is not a language tag: write it as BCP 47 does, such as en, de, pt-BR or zh-Hant, or its name."
        ),
        (["--setup", "4"], "--setup takes 1, 2 or 3, not 4."),
        (["--provider", "gemnii"], "The provider gemnii is unknown: use gemini, huggingface, openai, embedded."),
        (
            ["--model", "no-such"],
            "The model no-such is unknown: `storywriter models` lists those that are known, and --provider says where to look for others."
        ),
    ])
    func `A wrong option`(options: [String], sentence: String) async throws {
        try await expectRefusal(Program(), ["write", "x"] + options, code: 64, sentence)
    }

    @Test func `A model of another provider`() async throws {
        let outcome = try await Program(["GEMINI_API_KEY": Program.key])
            .run(["write", "x", "--provider", "gemini", "--model", "gpt-4.1"])
        #expect(outcome.code == 64)
        #expect(outcome.error.hasPrefix("storywriter: The model gpt-4.1 is no model of gemini"))
    }

    @Test(arguments: [
        (
            "gemini",
            "Gemini needs a key: set GEMINI_API_KEY, or choose other providers (--provider, or --providers for serve)."
        ),
        (
            "huggingface",
            "Hugging Face needs a token: set HF_TOKEN, or choose other providers (--provider, or --providers for serve)."
        ),
        ("openai", "Name a model for openai with --model or OPENAI_MODEL."),
    ])
    func `A provider that is not set up`(provider: String, sentence: String) async throws {
        try await expectRefusal(Program(), ["write", "x", "--provider", provider], code: 78, sentence)
        try await expectRefusal(Program(), ["write", "x"], ["STORYWRITER_PROVIDERS": provider], code: 78, sentence)
    }

    @Test func `An unknown provider in the settings`() async throws {
        let sentence =
            "STORYWRITER_PROVIDERS names “gemnii”, which is no provider: use gemini, huggingface, openai, embedded."
        let outcome = try await Program().run(["write", "x"], ["STORYWRITER_PROVIDERS": "gemnii"])
        #expect(outcome.code == 78)
        #expect(outcome.error == "storywriter: \(sentence)\n")
    }

    @Test func `A brief with a wrong field`() async throws {
        let program = try Program()
        let file = try program.folder.write("idea: x\nplot: y\n", to: "brief.yaml")
        let outcome = try await program.run(["write", "--brief", file])
        #expect(outcome.code == 65)
        #expect(
            outcome.error.hasPrefix(
                "storywriter: \(file), line 2, plot: is not a field of a brief; the fields are persona,"))
        try program.folder.write("idea: x\nwords: 99\n", to: "brief.yaml")
        try await expectRefusal(
            program, ["write", "--brief", file], code: 65,
            "\(file), line 2, words: 99 words cannot be asked for: choose from 100 to 200000.")
        try await expectRefusal(
            program, ["write", "--brief", "-"], input: "idea: x\nseed: often\n", code: 65,
            "standard input, line 2, seed: must be a whole number, not “often”.")
    }

    @Test func `A brief that is not there`() async throws {
        try await expectRefusal(
            Program(), ["write", "--brief", "/no/such.yaml"], code: 65,
            "/no/such.yaml: cannot be read; check the path.")
    }

    @Test func `A file that cannot be written is told before anything is spent`() async throws {
        try await Program.withOpenAI { program, fake in
            let folder = program.folder.path
            let file = try program.folder.write("x", to: "file")
            for (path, reason) in [
                (folder, "is a directory"), (file + "/story.md", "not a directory"),
                (folder + "/none/story.md", "no such file or directory"),
            ] {
                try await expectRefusal(
                    program, ["write", "x", "--out", path], code: 73,
                    "The file \(path) cannot be written (\(reason)): choose another --out.")
            }
            #expect(fake.log.requests.isEmpty)
        }
    }

    @Test func `A data folder that cannot be made`() async throws {
        let program = try Program()
        let file = try program.folder.write("x", to: "file")
        let outcome = try await program.run(["write", "x"], ["STORYWRITER_DATA_DIR": file + "/data"])
        #expect(outcome.code == 73)
        #expect(
            outcome.error
                == "storywriter: The folder \(file)/data cannot be made: check its permissions, or choose another data folder.\n"
        )
    }

    @Test func `A setting of the file is wrong`() async throws {
        let program = try Program()
        let file = try program.folder.write("- a\n", to: "config.yaml")
        try await expectRefusal(
            program, ["stories", "--config", file], code: 78,
            "The configuration file \(file) must hold settings such as “storywriter:” with “port: 8080” below it.")
        try await expectRefusal(
            program, ["models"], ["STORYWRITER_LOG": "loud"], code: 78,
            "STORYWRITER_LOG is “loud”: use trace, debug, info, notice, warning, error, critical.")
    }

    @Test(arguments: ["show", "export", "health", "resume"])
    func `A story that is not there`(command: String) async throws {
        try await expectRefusal(
            Program(), [command, "nosuch"], code: 66,
            "There is no story “nosuch”: `storywriter stories` lists them all.")
    }

    @Test func `A format that is not there`() async throws {
        try await expectRefusal(
            Program(), ["export", "x", "--format", "odt"], code: 64,
            "“odt” is not a format: use md, txt, html, json, epub, docx or pdf.")
    }

    @Test(arguments: ["odt", "rtf", "doc", "mobi", "azw3", "xhtml"])
    func `A file ending that is no format's`(ending: String) async throws {
        let program = try Program()
        for command in [["export", "x"], ["write", "an idea"]] {
            try await expectRefusal(
                program, command + ["--out", "story.\(ending)"], code: 64,
                "A story cannot be written as .\(ending): end --out in .md, .txt, .html, .json, .epub, .docx or .pdf, or export to a "
                    + "format of your choice with `storywriter export … --format`.")
        }
    }

    @Test(arguments: [
        ("%PDF-1.7", "a.pdf"), ("{\\rtf1 x}", "a.rtf"), ("\u{0}\u{1}", "a.txt"), ("{\"a\": 1}", "a.json"),
    ])
    func `A file that is no book`(content: String, name: String) async throws {
        let program = try Program()
        let file = try program.folder.write(content, to: name)
        let outcome = try await program.run(["health", file])
        #expect(outcome.code == 65)
        #expect(outcome.out == "")
        #expect(outcome.lastLine.hasPrefix("storywriter: "))
    }

    @Test func `A language that is misspelled`() async throws {
        try await expectRefusal(
            Program(), ["write", "an idea", "--language", "Germn"], code: 64,
            "“Germn” is not a language: if you mean the one with the tag de, write de.")
    }

    @Test func `A built-in model that is not whole`() async throws {
        let program = try Program()
        let text = try program.folder.write("text", to: "model.gguf")
        let model = try program.folder.write("GGUF", to: "whole.gguf")
        let data = program.folder.path(of: "data")
        let words = ["write", "x", "--words", "100"]
        try await expectRefusal(
            program, words, ["STORYWRITER_EMBEDDED_MODEL": "/no/such.gguf"], code: 78,
            "There is no model file /no/such.gguf; run `make model`, or set STORYWRITER_EMBEDDED_MODEL to a GGUF file.")
        try await expectRefusal(
            program, words, ["STORYWRITER_EMBEDDED_MODEL": text], code: 78,
            "\(text) is not a GGUF file; run `make model`, or set STORYWRITER_EMBEDDED_MODEL to a GGUF file.")
        try await expectRefusal(
            program, words, ["STORYWRITER_EMBEDDED_MODEL": model], code: 78,
            "The built-in model's runtime is not in \(data)/runtime; run `make model`, or set "
                + "STORYWRITER_LLAMA_SERVER to a llama-server program.")
        try await expectRefusal(
            program, words, ["STORYWRITER_EMBEDDED_MODEL": model, "STORYWRITER_LLAMA_SERVER": "/no/llama-server"],
            code: 78,
            "STORYWRITER_LLAMA_SERVER names /no/llama-server, which is not a program; set it to a llama-server, or "
                + "unset it to use the built-in runtime.")
    }
}
