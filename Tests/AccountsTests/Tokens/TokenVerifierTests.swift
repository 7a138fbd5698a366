import Accounts
import Crypto
import Foundation
import Logging
import StoryDomain
import Testing

@Suite struct TokenVerifierTests {
    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private static let issuer = "https://sign-in.example"

    private let service: SignInService
    private let clock: HandClock

    init() throws {
        service = try SignInService()
        clock = try HandClock()
    }

    private func verifier(
        audience: String? = nil, parties: Set<String> = [], patience: KeySetPatience = KeySetPatience()
    ) -> TokenVerifier {
        TokenVerifier(
            policy: TokenPolicy(issuer: Self.issuer, audience: audience, authorizedParties: parties),
            patience: patience, logger: Self.quiet, now: clock.now, fetch: { [service] in try service.keySet() })
    }

    private func claims(_ more: [String: Any] = [:], without: [String] = []) -> [String: Any] {
        let now = clock.now().timeIntervalSince1970
        var claims: [String: Any] = ["iss": Self.issuer, "sub": "user_2abc", "iat": now, "exp": now + 60]
        claims.merge(more) { $1 }
        for name in without { claims.removeValue(forKey: name) }
        return claims
    }

    @Test func `Tokens by either kind of key name their user`() async throws {
        let verifier = verifier()
        let expected = Caller(user: try Samples.user("user_2abc"), scopes: [.read, .write, .keys])
        #expect(try await verifier.verify(try await service.token(claims())) == expected)
        #expect(try await verifier.verify(try await service.ellipticToken(claims())) == expected)
        #expect(service.fetches == 1)
    }

    @Test func `A token of Clerk's passes as it is, for the pages it may be used on`() async throws {
        let verifier = verifier(parties: ["https://app.example"])
        let moment = clock.now().timeIntervalSince1970
        let clerk: [String: Any] = [
            "azp": "https://app.example", "exp": moment + 60, "fva": [5, -1], "iat": moment, "iss": Self.issuer,
            "jti": "a1", "nbf": moment - 10, "sid": "sess_1", "sub": "user_2abc", "v": 2, "sts": "active",
        ]
        #expect(try await verifier.verify(try await service.token(clerk)).user.rawValue == "user_2abc")
        #expect(try await verifier.verify(try await service.token(claims())).user.rawValue == "user_2abc")
        let elsewhere = try await service.token(claims(["azp": "https://evil.example"]))
        await expectUnauthenticated(.invalid) { _ = try await verifier.verify(elsewhere) }
    }

    @Test func `Forged tokens are refused, and none of them makes us ask for keys`() async throws {
        let verifier = verifier()
        let good = try await service.token(claims())
        _ = try await verifier.verify(good)
        let claims = claims(["sub": "victim"])
        let pem = SymmetricKey(data: Data(service.rsa.publicKey.pemRepresentation.utf8))
        let der = SymmetricKey(data: service.rsa.publicKey.derRepresentation)
        // Another sign than the one before the last: of the last one, two bits say nothing.
        let altered = String(good.dropLast(2)) + (good.dropLast().hasSuffix("A") ? "QA" : "AA")
        var forged = [
            "", ".", "..", "...", "a.b.c", good + ".x", altered, "sw_x",
            String(repeating: "a", count: 20_000),
        ]
        for algorithm in ["none", "None", "NONE", "", "HS256", "HS512", "RS512", "PS256", "ES384"] {
            forged.append(try await SignInService.token(["alg": algorithm, "kid": "rsa-1"], claims) { _ in [] })
        }
        for (key, kid) in [(pem, "rsa-1"), (der, "rsa-1"), (SymmetricKey(data: Data("secret".utf8)), "hmac")] {
            for algorithm in ["HS256", "RS256"] {
                forged.append(
                    try await SignInService.token(["alg": algorithm, "kid": kid], claims) {
                        [UInt8](HMAC<SHA256>.authenticationCode(for: $0, using: key))
                    })
            }
        }
        // Another's key, or ours under the name of another kind.
        let stranger = try SignInService()
        forged.append(try await stranger.token(claims))
        forged.append(try await service.token(claims, kid: "ec-1"))
        forged.append(try await service.ellipticToken(claims, kid: "rsa-1"))
        // Signed well, but with heads that we do not understand.
        for header: [String: Any] in [
            ["alg": "RS256", "kid": "rsa-1", "crit": ["b64"]], ["alg": "RS256"], ["alg": "PS256", "kid": "rsa-1"],
            ["kid": "rsa-1"], ["alg": "RS256", "kid": "wide"],
        ] {
            forged.append(try await service.token(claims, header: header))
        }
        // Another's claims under our signature.
        let parts = good.split(separator: ".").map(String.init)
        let other = try await service.token(claims).split(separator: ".").map(String.init)
        forged.append([parts[0], other[1], parts[2]].joined(separator: "."))
        for token in forged {
            await expectUnauthenticated(.invalid) { _ = try await verifier.verify(token) }
        }
        #expect(service.fetches == 1)
        #expect(try await verifier.verify(good).user.rawValue == "user_2abc")
    }

    @Test func `Issuer, audience, times and subject must be right`() async throws {
        let verifier = verifier(audience: "story-writer")
        let now = clock.now().timeIntervalSince1970
        let aud = ["aud": "story-writer"]
        func token(_ more: [String: Any], without: [String] = []) async throws -> String {
            try await service.token(claims(more, without: without).merging(aud) { given, _ in given })
        }
        _ = try await verifier.verify(try await token(["aud": ["other", "story-writer"]]))
        _ = try await verifier.verify(try await token(["exp": now - 59, "nbf": now + 59]))
        let wrong = [
            try await token(["iss": Self.issuer + "/"]), try await token([:], without: ["iss"]),
            try await token(["aud": "other"]), try await token(["aud": [String]()]),
            try await service.token(claims()), try await token(["nbf": now + 61]),
            try await token([:], without: ["exp"]), try await token(["exp": "soon"]),
            try await token([:], without: ["sub"]), try await token(["sub": ""]), try await token(["sub": "a\u{0}b"]),
            try await token(["sub": String(repeating: "x", count: 256)]), try await token(["sub": 7]),
            try await token(["sub": "local"]),
            try await token(["exp": now - 61, "iss": "other"]),
        ]
        for token in wrong {
            await expectUnauthenticated(.invalid) { _ = try await verifier.verify(token) }
        }
        let late = try await token(["exp": now - 60])
        await expectUnauthenticated(.expired) { _ = try await verifier.verify(late) }
    }

    @Test func `A token may do what it names of ours`() async throws {
        let verifier = verifier()
        let user: Set<Scope> = [.read, .write, .keys]
        let cases: [([String: Any], Set<Scope>)] = [
            ([:], user), (["scope": "openid profile email"], user), (["scope": "openid read"], [.read]),
            (["scp": ["read", "write"]], [.read, .write]),
            (["permissions": ["admin"], "scope": "read"], [.read, .admin]),
            (["permissions": [String]()], []), (["scope": "billing:read"], []), (["scope": ""], []),
        ]
        for (more, scopes) in cases {
            #expect(try await verifier.verify(try await service.token(claims(more))).scopes == scopes, "\(more)")
        }
    }

    @Test func `A new key is fetched once, and made-up ones do not make us ask again`() async throws {
        let verifier = verifier(patience: KeySetPatience(retryInterval: 30))
        _ = try await verifier.verify(try await service.token(claims()))
        clock.advance(by: 31)
        try service.publish("rsa-2", service.rsa.publicKey)
        let rotated = try await service.token(claims(), kid: "rsa-2")
        _ = try await verifier.verify(rotated)
        #expect(service.fetches == 2)
        let unknown = try await service.token(claims(), kid: "made-up")
        for _ in 0..<5 {
            await expectUnauthenticated(.invalid) { _ = try await verifier.verify(unknown) }
        }
        #expect(service.fetches == 2)
        clock.advance(by: 30)
        let fresh = try await service.token(claims(), kid: "made-up")
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask { await expectUnauthenticated(.invalid) { _ = try await verifier.verify(fresh) } }
            }
        }
        #expect(service.fetches == 3)
    }

    @Test func `A withdrawn key is refused once the keys are fetched anew`() async throws {
        let verifier = verifier(patience: KeySetPatience(freshFor: 600))
        _ = try await verifier.verify(try await service.token(claims()))
        service.withdraw("rsa-1")
        clock.advance(by: 599)
        _ = try await verifier.verify(try await service.token(claims()))
        clock.advance(by: 1)
        let token = try await service.token(claims())
        await expectUnauthenticated(.invalid) { _ = try await verifier.verify(token) }
    }

    @Test func `Old keys serve while the service is down, but not for ever`() async throws {
        let verifier = verifier(patience: KeySetPatience(freshFor: 600, staleFor: 3_600, retryInterval: 30))
        service.isDown = true
        let early = try await service.token(claims())
        await expectUnauthenticated(.unavailable) { _ = try await verifier.verify(early) }
        await expectUnauthenticated(.unavailable) { _ = try await verifier.verify(early) }
        #expect(service.fetches == 1)
        clock.advance(by: 30)
        service.isDown = false
        _ = try await verifier.verify(try await service.token(claims()))
        service.isDown = true
        clock.advance(by: 3_599)
        _ = try await verifier.verify(try await service.token(claims()))
        _ = try await verifier.verify(try await service.token(claims()))
        #expect(service.fetches == 3)
        clock.advance(by: 1)
        let late = try await service.token(claims())
        await expectUnauthenticated(.unavailable) { _ = try await verifier.verify(late) }
    }

    @Test(arguments: DatabaseDriver.allCases)
    func `Each way to sign in takes its own proofs and no others`(driver: DatabaseDriver) async throws {
        try await driver.withDatabase { database in
            let ring = KeyRing(database: database, logger: Self.quiet, now: clock.now)
            let (key, _) = try await ring.create(
                for: try Samples.user("ann"), name: "k", scopes: [.read], by: .local)
            let token = try await service.token(claims())
            #expect(try await Authenticator.none.authenticate(bearer: nil) == .local)
            let keys = Authenticator.keys(ring)
            #expect(try await keys.authenticate(bearer: key.text).user.rawValue == "ann")
            await expectUnauthenticated(.missing) { _ = try await keys.authenticate(bearer: nil) }
            await expectUnauthenticated(.missing) { _ = try await keys.authenticate(bearer: "") }
            await expectUnauthenticated(.invalid) { _ = try await keys.authenticate(bearer: token) }
            let tokens = Authenticator.jwt(verifier(), keys: ring)
            #expect(try await tokens.authenticate(bearer: token).user.rawValue == "user_2abc")
            #expect(try await tokens.authenticate(bearer: key.text).user.rawValue == "ann")
            await expectUnauthenticated(.missing) { _ = try await tokens.authenticate(bearer: nil) }
            await expectUnauthenticated(.invalid) { _ = try await tokens.authenticate(bearer: "mock") }
        }
    }
}
