import Accounts
import ArgumentParser
import Bootstrap
import Foundation
import StoryDomain

/// `storywriter keys`: API keys.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Make, list and revoke API keys.",
        discussion: "Servers that run with STORYWRITER_AUTH=keys or jwt take them as `Authorization: Bearer KEY`.",
        subcommands: [Create.self, List.self, Revoke.self])

    /// `storywriter keys create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create",
            abstract: "Make a key and print it, alone, on standard output.",
            discussion: "It is shown this once; only its hash is stored.")

        @Option(help: ArgumentHelp("Whose key it is.", valueName: "name"))
        var user: String

        @Option(help: ArgumentHelp("Put the user on this plan, too.", valueName: "plan"))
        var plan: String?

        @Option(
            help: ArgumentHelp(
                "read, write, keys or admin; can be repeated (default: read, write, keys).", valueName: "scope"))
        var scope: [String] = []

        @Option(help: ArgumentHelp("What the key is for.", valueName: "text"))
        var name = "command line"

        @Option(help: ArgumentHelp("Days until it expires (default: never).", valueName: "days"))
        var expiresInDays: Int?

        @OptionGroup var database: AccountOptions

        func run() async throws {
            try await inOffice(database) { office, terminal in
                let user = try office.user(user)
                if let plan { try await office.accounts.setPlan(of: user, to: plan) }
                let scopes = try scope.isEmpty ? [.read, .write, .keys] : Set(scope.map(Scope.init(named:)))
                let made = try await office.keys.create(
                    for: user, name: name, scopes: scopes, expiresIn: expiresInDays.map { .seconds($0 * 86_400) },
                    by: .local)
                terminal.out(made.key.text + "\n")
            }
        }
    }

    /// `storywriter keys list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List a user's keys.")

        @Option(help: ArgumentHelp("Whose keys.", valueName: "name"))
        var user: String

        @OptionGroup var database: AccountOptions

        func run() async throws {
            try await inOffice(database) { office, terminal in
                let records = try await office.keys.list(of: try office.user(user))
                guard !records.isEmpty else { return terminal.note("\(user) has no keys.") }
                let rows = records.map { record in
                    [
                        record.id, record.name, "…" + record.hint,
                        record.scopes.map(\.rawValue).sorted().joined(separator: ","), Self.state(of: record),
                    ]
                }
                terminal.out(TextTable.text([["ID", "NAME", "ENDS IN", "SCOPES", ""]] + rows, right: []) + "\n")
            }
        }

        private static func state(of record: KeyRecord) -> String {
            if record.revokedAt != nil { return "revoked" }
            return record.expiresAt.map { "until " + $0.formatted(.iso8601) } ?? ""
        }
    }

    /// `storywriter keys revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Revoke a key for good.")

        @Argument(help: ArgumentHelp("The key's id, as `keys list` shows it.", valueName: "id"))
        var id: String

        @OptionGroup var database: AccountOptions

        func run() async throws {
            try await inOffice(database) { office, terminal in
                guard try await office.keys.revoke(id, by: .local) else {
                    throw ValidationError("There is no key \(id): list a user's keys to see their ids.")
                }
                terminal.note("Revoked.")
            }
        }
    }
}

extension Scope {
    /// Reads a scope's name.
    ///
    /// - Throws: `ValidationError` that lists them.
    fileprivate init(named name: String) throws {
        guard let scope = Scope(rawValue: name.lowercased()) else {
            let known = Scope.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("“\(name)” is no scope: use \(known).")
        }
        self = scope
    }
}
