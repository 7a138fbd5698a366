import ArgumentParser
import Bootstrap
import Foundation

/// `storywriter users`: who there is, and on which plan.
struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "List users and set their plans.", subcommands: [List.self, SetPlan.self],
        defaultSubcommand: List.self)

    /// `storywriter users list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List users with their plans.")

        @OptionGroup var database: AccountOptions

        func run() async throws {
            try await inOffice(database) { office, terminal in
                let users = try await office.accounts.users(limit: 10_000)
                guard !users.isEmpty else {
                    return terminal.note("There are no users yet: storywriter keys create --user NAME")
                }
                let rows = users.map { [$0.user.rawValue, $0.plan] }
                terminal.out(TextTable.text([["USER", "PLAN"]] + rows, right: []) + "\n")
            }
        }
    }

    /// `storywriter users set-plan`.
    struct SetPlan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-plan", abstract: "Put a user on a plan; runs that waited for it go on.")

        @Argument(help: ArgumentHelp("The user.", valueName: "name"))
        var user: String

        @Argument(help: ArgumentHelp("The plan.", valueName: "plan"))
        var plan: String

        @Flag(help: "The user has no key, plan or usage yet, as before a first sign-in by token.")
        var new = false

        @OptionGroup var database: AccountOptions

        func run() async throws {
            try await inOffice(database) { office, terminal in
                let id = try office.user(user)
                let isKnown = try await office.accounts.isKnown(id)
                guard new || isKnown else {
                    throw ValidationError(
                        "There is no user \(user): `users list` shows all; --new sets the plan of one who is yet to come."
                    )
                }
                try await office.accounts.setPlan(of: id, to: plan)
                terminal.note("\(user) is on the plan \(plan).")
            }
        }
    }
}
