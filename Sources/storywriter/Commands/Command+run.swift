import ArgumentParser
import Bootstrap
import Foundation

extension AsyncParsableCommand {
    /// Runs a command's body and turns its errors into one sentence on standard error and an exit code.
    func guarded(_ body: (Terminal) async throws -> Void) async throws {
        let terminal = Terminal()
        do {
            try await body(terminal)
        } catch {
            let fault = CommandFault(error)
            if !fault.message.isEmpty { terminal.note("storywriter: \(fault.message)") }
            throw ExitCode(fault.code.rawValue)
        }
    }

    /// The same with the house open, closed again after it.
    ///
    /// - Parameter flags: settings that the command's own flags set.
    func inHouse(
        _ shared: SharedOptions, flags: [String: String] = [:],
        _ body: (StoryHouse, Terminal) async throws -> Void
    ) async throws {
        try await guarded { terminal in
            let house = try await StoryHouse.open(try await shared.settings(flags))
            defer { house.close() }
            try await body(house, terminal)
        }
    }

    /// The same with the accounts at hand.
    func inOffice(
        _ options: AccountOptions, _ body: (AccountOffice, Terminal) async throws -> Void
    ) async throws {
        try await inHouse(options.shared, flags: options.flags) { house, terminal in
            try await body(try AccountOffice(house: house), terminal)
        }
    }
}
