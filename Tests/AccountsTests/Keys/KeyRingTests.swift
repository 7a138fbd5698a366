import Accounts
import Foundation
import Logging
import Storage
import StoryDomain
import Testing

@Suite struct KeyRingTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func withRing(
        _ driver: DatabaseDriver, _ body: (KeyRing, HandClock, any SQLDatabase) async throws -> Void
    ) async throws {
        try await driver.withDatabase { database in
            let clock = try HandClock()
            try await body(KeyRing(database: database, logger: Self.quiet, now: clock.now), clock, database)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A key names its user and scopes, and only its hash is stored`(driver: DatabaseDriver) async throws {
        try await withRing(driver) { ring, _, database in
            let user = try Samples.user("ann")
            let (key, record) = try await ring.create(
                for: user, name: "laptop", scopes: [.read, .write], by: .local)
            #expect(key.text.hasPrefix("sw_"))
            #expect(key.text.count == 52)
            #expect(record.hint == key.text.suffix(4))
            #expect("\(key)".contains(key.text) == false)
            #expect(String(reflecting: key).contains(key.text) == false)
            #expect(try await ring.verify(key.text) == Caller(user: user, scopes: [.read, .write]))
            let stored = try await database.read { try $0.rows("SELECT * FROM api_key") }
            #expect(stored.count == 1)
            let secret = key.text.dropFirst(3)
            for value in stored.flatMap(\.values) {
                if case .text(let text) = value { #expect(!text.contains(secret)) }
                if case .blob(let bytes) = value { #expect(bytes.count == 32) }
            }
            let other = try await ring.create(for: user, name: "laptop", scopes: [.read], by: .local)
            #expect(other.key != key)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `What is not a key, or not any more, is refused`(driver: DatabaseDriver) async throws {
        try await withRing(driver) { ring, clock, _ in
            let user = try Samples.user("ann")
            let (key, _) = try await ring.create(
                for: user, name: "short", scopes: [.read], expiresIn: .seconds(60), by: .local)
            var swapped = Array(key.text)
            swapped.swapAt(3, 4)
            swapped[3] = swapped[3] == "A" ? "B" : "A"
            let wrong = [
                "", "sw_", "local", String(swapped), key.text + "x", String(key.text.dropLast()), key.text.uppercased(),
                " " + key.text, key.text.replacing("sw_", with: "sk_"), "' OR 1=1 --",
            ]
            for text in wrong {
                await expectUnauthenticated(.invalid) { _ = try await ring.verify(text) }
            }
            clock.advance(by: 59)
            #expect(try await ring.verify(key.text).user == user)
            clock.advance(by: 1)
            await expectUnauthenticated(.expired) { _ = try await ring.verify(key.text) }
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `A key is revoked by its owner or an administrator alone`(driver: DatabaseDriver) async throws {
        try await withRing(driver) { ring, _, _ in
            let ann = Caller(user: try Samples.user("ann"), scopes: [.read, .keys])
            let bob = Caller(user: try Samples.user("bob"), scopes: [.read, .write, .keys])
            let admin = Caller(user: try Samples.user("root"), scopes: [.admin])
            let first = try await ring.create(for: ann.user, name: "1", scopes: [.read], by: ann)
            let second = try await ring.create(for: ann.user, name: "2", scopes: [.read], by: ann)
            #expect(try await ring.revoke(first.record.id, by: bob) == false)
            #expect(try await ring.revoke(first.record.id, by: Caller(user: ann.user, scopes: [.write])) == false)
            #expect(try await ring.revoke("nothing", by: admin) == false)
            _ = try await ring.verify(first.key.text)
            #expect(try await ring.revoke(first.record.id, by: ann))
            #expect(try await ring.revoke(second.record.id, by: admin))
            #expect(try await ring.revoke(second.record.id, by: admin))
            for key in [first.key, second.key] {
                await expectUnauthenticated(.invalid) { _ = try await ring.verify(key.text) }
            }
            #expect(try await ring.list(of: ann.user).map(\.name).sorted() == ["1", "2"])
            #expect(try await ring.list(of: ann.user).allSatisfy { $0.revokedAt != nil })
            #expect(try await ring.list(of: bob.user).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Nobody makes a key that can do more than its maker`(driver: DatabaseDriver) async throws {
        try await withRing(driver) { ring, _, _ in
            let ann = Caller(user: try Samples.user("ann"), scopes: [.read, .keys])
            let bob = try Samples.user("bob")
            func code(
                for user: UserID, name: String = "k", scopes: Set<Scope>, expiresIn lifetime: Duration? = nil,
                by caller: Caller
            ) async -> KeyError.Code? {
                let error = await #expect(throws: KeyError.self) {
                    try await ring.create(for: user, name: name, scopes: scopes, expiresIn: lifetime, by: caller)
                }
                return error?.code
            }
            #expect(await code(for: ann.user, scopes: [.read, .write], by: ann) == .scopeNotHeld)
            #expect(await code(for: ann.user, scopes: [.admin], by: ann) == .scopeNotHeld)
            #expect(await code(for: bob, scopes: [.read], by: ann) == .notAllowed)
            #expect(await code(for: bob, scopes: [.read], by: Caller(user: bob, scopes: [.read])) == .notAllowed)
            #expect(await code(for: bob, scopes: [], by: .local) == .noScopes)
            #expect(await code(for: bob, name: "", scopes: [.read], by: .local) == .badName)
            #expect(await code(for: bob, name: "a\nb", scopes: [.read], by: .local) == .badName)
            #expect(await code(for: bob, name: " ", scopes: [.read], by: .local) == .badName)
            #expect(
                await code(for: bob, name: String(repeating: "e\u{301}", count: 51), scopes: [.read], by: .local)
                    == .badName)
            #expect(await code(for: bob, scopes: [.read], expiresIn: .zero, by: .local) == .badLifetime)
            #expect(await code(for: bob, scopes: [.read], expiresIn: .seconds(1e18), by: .local) == .badLifetime)
            #expect(try await ring.list(of: bob).isEmpty)
        }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `The last use is noted at most once a minute`(driver: DatabaseDriver) async throws {
        try await withRing(driver) { ring, clock, _ in
            let user = try Samples.user("ann")
            let (key, _) = try await ring.create(for: user, name: "k", scopes: [.read], by: .local)
            func lastUse() async throws -> Date? {
                _ = try await ring.verify(key.text)
                return try await ring.list(of: user).first?.lastUsedAt
            }
            let first = clock.now()
            #expect(try await lastUse() == first)
            clock.advance(by: 59)
            #expect(try await lastUse() == first)
            clock.advance(by: 1)
            #expect(try await lastUse() == clock.now())
        }
    }
}
