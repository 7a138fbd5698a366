import Foundation
import TestSupport
import Testing

/// What a person sees, in a real pseudo-terminal.
@Suite struct TerminalTests {
    private static let writing = ["write", "a bell that rings by itself", "--words", "300"]

    /// Runs the program with standard error, and if asked the other two, at a terminal.
    private func screen(
        _ program: Program, _ arguments: [String], _ more: [String: String] = [:], columns: Int = 80,
        whole: Bool = false,
        typing: String = ""
    ) async throws -> (code: Int32, out: String, screen: String) {
        let terminal = try PseudoTerminal(columns: columns)
        if !typing.isEmpty { try terminal.type(typing) }
        let running = try Running(
            executable: Program.path, arguments: arguments, environment: program.variables(more),
            folder: program.folder.path, terminal: terminal.slave, isWhole: whole)
        let outcome = await running.outcome
        return (outcome.code, outcome.out, await terminal.text())
    }

    @Test func `The figures are one line that is painted over, and gone at the end`() async throws {
        try await Program.withOpenAI { program, _ in
            let (code, out, screen) = try await screen(program, Self.writing + ["--setup", "2"])
            #expect(code == 0)
            #expect(out.split(separator: "\n").count > 2)
            #expect(!out.contains("\u{1B}") && !out.contains("\r"))
            #expect(screen.contains("\r\u{1B}[2K\u{1B}[2mscene 1/"))
            #expect(screen.contains("/300 words"))
            let shown = Self.shown(screen)
            #expect(!shown.contains { $0.hasPrefix("scene ") || $0.hasPrefix("choice") || $0.contains("tokens/s") })
            #expect(shown.contains("Taking setup 2."))
            #expect(shown.last?.hasPrefix("“") == true)
        }
    }

    @Test(arguments: [20, 40, 12])
    func `No line of figures is wider than the terminal`(columns: Int) async throws {
        try await Program.withOpenAI { program, _ in
            let (code, _, screen) = try await screen(program, Self.writing + ["--setup", "1"], columns: columns)
            #expect(code == 0)
            let painted = screen.components(separatedBy: "\r\u{1B}[2K").dropFirst()
                .map { Self.plain($0.components(separatedBy: "\n")[0]) }
                .filter { $0.hasPrefix("scene") || $0.hasPrefix("outline") }
            #expect(!painted.isEmpty)
            #expect(painted.allSatisfy { $0.count < columns })
        }
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""]])
    func `No colours where nobody wants them`(environment: [String: String]) async throws {
        try await Program.withOpenAI { program, _ in
            let (code, _, screen) = try await screen(program, Self.writing + ["--setup", "1"], environment)
            #expect(code == 0)
            #expect(!screen.contains("\u{1B}[2m") && !screen.contains("\u{1B}[1m") && !screen.contains("\u{1B}[0m"))
            if environment["NO_COLOR"] == nil { #expect(!screen.contains("\u{1B}") && !screen.contains("\r")) }
        }
    }

    @Test func `Where nobody looks there are plain lines`() async throws {
        try await Program.withOpenAI { program, _ in
            let outcome = try await program.run(Self.writing)
            #expect(!outcome.error.contains("\u{1B}") && !outcome.error.contains("\r"))
            #expect(outcome.error.contains("\n· Scene 1 of "))
        }
    }

    @Test func `The menu asks again until a number comes`() async throws {
        try await Program.withOpenAI { program, _ in
            let (code, _, screen) = try await screen(program, Self.writing, whole: true, typing: "nine\n3\n")
            #expect(code == 0)
            #expect(screen.contains("Which one? [1-3, Enter for 1] "))
            #expect(screen.contains("Type a number from 1 to 3."))
            #expect(screen.contains("Taking setup 3."))
            #expect(screen.contains("— scene 2/"))
        }
    }

    @Test func `Ctrl-C at the menu takes no setup`() async throws {
        try await Program.withOpenAI { program, _ in
            let terminal = try PseudoTerminal(watchingFor: "Enter for 1] ")
            let running = try Running(
                executable: Program.path, arguments: Self.writing, environment: program.variables(),
                folder: program.folder.path, terminal: terminal.slave, isWhole: true)
            try await terminal.seen.wait()
            running.send(SIGINT)
            let code = await running.outcome.code
            let screen = await terminal.text()
            #expect(code == 130)
            #expect(screen.contains("storywriter: Stopped. 0 words are kept. Go on with: storywriter resume "))
            #expect(!screen.contains("Taking setup"))
        }
    }

    /// The lines that stay on the screen.
    private static func shown(_ screen: String) -> [String] {
        plain(
            screen.components(separatedBy: "\n").map { $0.components(separatedBy: "\r\u{1B}[2K").last ?? "" }
                .joined(separator: "\n")
        )
        .split(separator: "\n").map(String.init)
    }

    /// A text without colours.
    private static func plain(_ text: String) -> String {
        ["\u{1B}[2m", "\u{1B}[1m", "\u{1B}[0m"].reduce(text) { $0.replacing($1, with: "") }
    }
}
