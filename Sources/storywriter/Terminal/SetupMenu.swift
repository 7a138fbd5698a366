import StoryDomain

/// Offers the setups of a bare idea and takes the one a person chooses.
struct SetupMenu {
    let terminal: Terminal
    /// The option chosen by a flag, from 1; nil asks where a person can answer, and takes the first elsewhere.
    let chosen: Int?

    /// Refuses a choice that no menu has.
    static func check(_ chosen: Int?) throws {
        if let chosen, !(1...3).contains(chosen) {
            throw CommandFault(.usage, "--setup takes 1, 2 or 3, not \(chosen).")
        }
    }

    /// The index of the option taken, from 0.
    ///
    /// - Throws: `CancellationError` where the run is stopped before an answer comes.
    func choose(from options: [SetupOption]) throws -> Int {
        for (index, option) in options.enumerated() {
            terminal.note("")
            terminal.note(terminal.bold("\(index + 1). \(option.premise)"))
            let fields = [option.setup.storySetting, option.setup.storyTone, option.setup.endingPreference]
                .filter { !$0.isEmpty }
            if !fields.isEmpty { terminal.note(terminal.dim("   " + fields.joined(separator: " · "))) }
            if !option.reasoning.isEmpty { terminal.note(terminal.dim("   " + option.reasoning)) }
        }
        let index = try (chosen ?? ask(options.count)) - 1
        let taken = min(max(0, index), options.count - 1)
        terminal.note("")
        terminal.note("Taking setup \(taken + 1).")
        return taken
    }

    private func ask(_ count: Int) throws -> Int {
        guard count > 1, terminal.inIsTerminal, terminal.errorIsTerminal else { return 1 }
        while true {
            terminal.error("\nWhich one? [1-\(count), Enter for 1] ")
            let line = terminal.answer()
            if Task.isCancelled {
                terminal.note("")
                throw CancellationError()
            }
            guard let line else { return 1 }
            let answer = line.filter { !$0.isWhitespace }
            if answer.isEmpty { return 1 }
            if let number = Int(answer), (1...count).contains(number) { return number }
            terminal.note("Type a number from 1 to \(count).")
        }
    }
}
