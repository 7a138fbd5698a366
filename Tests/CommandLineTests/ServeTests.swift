import Foundation
import TestSupport
import Testing

/// The server as a process, and the commands for those who run it.
@Suite struct ServeTests {
    /// Starts the server on a free port, runs `questions` with `$URL` set, and stops it by SIGTERM; prints its exit code.
    private static func serving(_ options: String, _ questions: String) -> String {
        """
        "$STORYWRITER" serve --port 0 \(options) 2> log & server=$!
        until grep -q '^Listening' log; do kill -0 $server || exit 9; done
        URL=$(sed -n 's/^Listening on \\(http[^ ]*\\).*/\\1/p' log)
        ask() {
            python3 -c 'import sys, urllib.request as web, urllib.error as error
        request = web.Request(sys.argv[1], headers=dict(pair.split(": ", 1) for pair in sys.argv[2:]))
        try: print(web.urlopen(request).status)
        except error.HTTPError as refusal: print(refusal.code)' "$@"
        }
        \(questions)
        kill -TERM $server; wait $server; echo "ended with $?"
        """
    }

    @Test func `The server answers, shows its interface and stops when it is told to`() async throws {
        let program = try Program()
        let outcome = try await program.shell(
            Self.serving("", "ask $URL/livez; ask $URL/readyz; ask $URL/openapi.json; ask $URL/docs; ask $URL/nowhere"))
        #expect(
            outcome.out.split(separator: "\n") == ["200", "200", "200", "200", "404", "ended with 0"], "\(outcome)")
    }

    @Test func `With keys a caller needs one, and a revoked one is none`() async throws {
        let program = try Program()
        let made = try await program.run(["keys", "create", "--user", "ada", "--plan", "pro"])
        let key = made.out.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.code == 0 && key.hasPrefix("sw_") && !key.contains("\n"))
        let listed = try await program.run(["keys", "list", "--user", "ada"])
        #expect(!listed.out.contains(key) && listed.out.contains("read,write"))
        let users = try await program.run(["users"])
        #expect(users.out.contains("ada") && users.out.contains("pro"))
        let typo = try await program.run(["users", "set-plan", "adda", "pro"])
        #expect(typo.code == 64 && typo.error.contains("There is no user adda"))
        let plans = [["ada", "free"], ["grace", "pro", "--new"]]
        for words in plans {
            let done = try await program.run(["users", "set-plan"] + words)
            #expect(done.code == 0)
        }
        let id = listed.out.split(separator: "\n").last?.split(separator: " ").first.map(String.init) ?? ""
        let questions = """
            ask $URL/api/v1/stories
            ask $URL/api/v1/stories "Authorization: Bearer \(key)"
            "$STORYWRITER" keys revoke \(id)
            ask $URL/api/v1/stories "Authorization: Bearer \(key)"
            """
        let outcome = try await program.shell(Self.serving("--auth keys", questions))
        #expect(outcome.out.split(separator: "\n") == ["401", "200", "401", "ended with 0"], "\(outcome)")
    }

    @Test func `Without accounts no other machine is served`() async throws {
        let program = try Program()
        let outcome = try await program.run(["serve", "--host", "0.0.0.0", "--port", "0"])
        #expect(outcome.code == 78 && outcome.lastLine.contains("STORYWRITER_AUTH"))
    }

    @Test func `A port in use is told with the way out`() async throws {
        let program = try Program()
        let outcome = try await program.shell(
            Self.serving("", "\"$STORYWRITER\" serve --port ${URL##*:} 2>&1; echo \"code $?\""))
        #expect(outcome.out.contains("Choose another address with --host or --port."), "\(outcome)")
        #expect(outcome.out.contains("code 78"))
    }

    @Test func `A wrong file of plans is told with plan and field`() async throws {
        let program = try Program()
        let path = program.folder.path(of: "plans.yaml")
        try "plans:\n  free: {callz: 5}\n".write(toFile: path, atomically: true, encoding: .utf8)
        let outcome = try await program.run(["serve", "--auth", "keys", "--port", "0", "--plans", path])
        #expect(outcome.code == 78 && outcome.lastLine.contains("free") && outcome.lastLine.contains("callz"))
    }

    @Test func `A dry run lists the migrations and makes nothing`() async throws {
        let program = try Program()
        let dry = try await program.run(["migrate", "--dry-run"])
        #expect(dry.code == 0 && dry.out.hasPrefix("0001-stories\n"))
        #expect(!FileManager.default.fileExists(atPath: program.database))
        #expect(try await program.run(["migrate"]).code == 0)
        let after = try await program.run(["migrate", "--dry-run"])
        #expect(after.out.isEmpty && after.lastLine.contains("up to date"))
    }

    @Test func `Unknown plans, scopes and keys are refused in a sentence`() async throws {
        let program = try Program()
        let plan = try await program.run(["keys", "create", "--user", "ada", "--plan", "gold"])
        #expect(plan.code == 64 && plan.lastLine.contains("pro"))
        let scope = try await program.run(["keys", "create", "--user", "ada", "--scope", "root"])
        #expect(scope.code == 64 && scope.lastLine.contains("admin"))
        let key = try await program.run(["keys", "revoke", "nothing"])
        #expect(key.code == 64 && key.lastLine.contains("no key"))
        #expect(plan.out.isEmpty && scope.out.isEmpty)
    }
}
