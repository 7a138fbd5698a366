import ArgumentParser
import Bootstrap

/// `storywriter doctor`: is all there that a story needs?
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the machine, the database, each provider's key and the built-in model.",
        discussion: """
            Providers are asked for their list of models, which costs nothing. What is not set up is told, but is no \
            fault; the exit code is 78 where something that is set up does not work. With --try each provider that is \
            set up writes a sentence and a line of JSON, which costs a little; what was learned of its model, then and in \
            runs before, is told in the form of a file of models.

            EXAMPLES
              storywriter doctor
              storywriter doctor --start
              storywriter doctor --try
              storywriter doctor --json
            """)

    @Flag(help: "Really start the built-in model, and say how long it took.")
    var start = false

    @Flag(name: .customLong("try"), help: "Have each provider that is set up write a sentence and a line of JSON.")
    var tries = false

    @Flag(help: "First forget what was learned of models and their servers, so that it is found out anew.")
    var forget = false

    @Flag(help: "Print the findings as one JSON object.")
    var json = false

    @OptionGroup var shared: SharedOptions

    func run() async throws {
        try await guarded { terminal in
            let doctor = Doctor(
                settings: try await shared.settings(), startsEmbedded: start, triesModels: tries, forgets: forget)
            let width = 15
            let findings = await doctor.examine { finding in
                guard !json else { return }
                let mark = Self.mark(finding.state)
                let subject = finding.subject + String(repeating: " ", count: max(0, width - finding.subject.count))
                terminal.out("\(mark)  \(subject)  \(finding.message)\n")
                for line in finding.notes { terminal.out("      \(line)\n") }
            }
            if json { terminal.out(try DoctorReport(findings).text + "\n") }
            let broken = findings.filter { $0.state == .broken }.map(\.subject)
            guard broken.isEmpty else {
                throw CommandFault(
                    .notConfigured,
                    "\(broken.joined(separator: ", ")): set up, but not working; mend what the lines say.")
            }
        }
    }

    private static func mark(_ state: DoctorFinding.State) -> String {
        switch state {
        case .fine: "ok"
        case .absent: "--"
        case .broken: "!!"
        }
    }
}
