import Bootstrap
import Foundation
import TestSupport
import Testing

@testable import storywriter

/// The table of settings, the flags of `storywriter serve` and docs/configuration.md say the same.
@Suite struct ServeFlagsTests {
    /// The flags of every command, and the one that is beside a secret's file.
    private static let others: Set<String> = ["config", "data-dir", "database-url", "help", "version"]

    @Test func `Each setting has a flag, and each flag a setting`() {
        let help = ServeCommand.helpMessage()
        let flags = help.split(separator: "\n").compactMap { line in
            line.firstMatch(of: #/^ +(?:-\w, )?--([a-z-]+)/#).map { String($0.1) }
        }
        #expect(Set(flags).subtracting(Self.others) == Set(Setting.all.map(\.flag)))
        #expect(Setting.all.count == Set(Setting.all.map(\.flag)).count)
    }

    @Test(arguments: Setting.all)
    func `A flag sets its setting`(setting: Setting) async throws {
        try await withTemporaryFolder { folder in
            try folder.write("the value\n", to: "secret")
            let given = setting.isSecret ? folder.path(of: "secret") : "the value"
            let flags = try ServeCommand.parse(["--\(setting.flag)", given]).flags()
            #expect(flags == [setting.key: "the value"])
        }
    }

    @Test func `The page of docs shows each setting with its key and its flag`() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).map { cell in
                cell.matches(of: #/`([^`]+)`/#).map { String($0.1) }
            }
        }
        let own: Set<String> = ["STORYWRITER_CONFIG", "STORYWRITER_DATA_DIR", "NO_COLOR"]
        let shown = Dictionary(uniqueKeysWithValues: rows.compactMap { row in row[1].first.map { ($0, row) } })
        #expect(Set(shown.keys).subtracting(own) == Set(Setting.all.map(\.variable)))
        for setting in Setting.all {
            #expect(shown[setting.variable]?[2].first == setting.key, "\(setting.variable)")
            #expect(shown[setting.variable]?[3].contains("--" + setting.flag) == true, "\(setting.variable)")
        }
    }

    @Test func `A secret's file that cannot be read, or is empty, is named with its flag`() async throws {
        try await withTemporaryFolder { folder in
            try folder.write(" \n", to: "empty")
            for path in [folder.path(of: "empty"), folder.path(of: "nowhere")] {
                let command = try ServeCommand.parse(["--hf-token-file", path])
                let error = #expect(throws: SettingsError.self) { try command.flags() }
                #expect(error?.description.contains("--hf-token-file") == true)
            }
        }
    }

    private static var page: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/configuration.md").standardized
    }
}
