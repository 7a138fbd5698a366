import CryptoExtras
import Foundation
import JWTKit
import Synchronization

/// A sign-in service as tests need one: signs tokens, publishes its keys, counts who asks for them, and can be down.
final class SignInService: Sendable {
    struct Down: Error {}

    private struct State {
        var published: [[String: String]] = []
        var fetches = 0
        var isDown = false
    }

    let rsa: JWTKit.Insecure.RSA.PrivateKey
    let elliptic = ES256PrivateKey()
    private let state = Mutex(State())

    init() throws {
        rsa = try JWTKit.Insecure.RSA.PrivateKey(backing: _RSA.Signing.PrivateKey(keySize: .bits2048))
        try publish("rsa-1", rsa.publicKey)
        let parameters = try elliptic.publicKey.parameters.orThrow()
        add([
            "kty": "EC", "crv": "P-256", "kid": "ec-1", "x": Self.urlSafe(parameters.x),
            "y": Self.urlSafe(parameters.y),
        ])
        // What services publish beside them, and what we must not stumble over.
        add(["kty": "oct", "kid": "hmac", "k": "c2VjcmV0", "alg": "HS256"])
        add(["kty": "OKP", "crv": "X25519", "kid": "okp", "x": "AAAA"])
        add(["kty": "RSA", "kid": "wide", "n": "AQAB", "e": "AQAB", "alg": "RS512"])
    }

    var fetches: Int { state.withLock { $0.fetches } }

    var isDown: Bool {
        get { state.withLock { $0.isDown } }
        set { state.withLock { $0.isDown = newValue } }
    }

    /// Publishes another key.
    func publish(_ kid: String, _ key: JWTKit.Insecure.RSA.PublicKey) throws {
        let primitives = try key.getKeyPrimitives()
        add([
            "kty": "RSA", "kid": kid, "use": "sig", "alg": "RS256",
            "n": Self.urlSafe(primitives.modulus.base64EncodedString()),
            "e": Self.urlSafe(primitives.publicExponent.base64EncodedString()),
        ])
    }

    /// Stops publishing a key.
    func withdraw(_ kid: String) {
        state.withLock { $0.published.removeAll { $0["kid"] == kid } }
    }

    /// Answers a request for the keys.
    func keySet() throws -> Data {
        let published = try state.withLock { state in
            state.fetches += 1
            if state.isDown { throw Down() }
            return state.published
        }
        return try JSONEncoder().encode(["keys": published])
    }

    /// A token signed by the RSA key.
    func token(_ claims: [String: Any], kid: String = "rsa-1") async throws -> String {
        try await token(claims, header: ["alg": "RS256", "kid": kid])
    }

    /// A token signed by the RSA key, with any head.
    func token(_ claims: [String: Any], header: [String: Any]) async throws -> String {
        let signer = await JWTKeyCollection().add(rsa: rsa, digestAlgorithm: .sha256)
        return try await Self.token(header, claims) { try await signer.getKey().sign($0) }
    }

    /// A token signed by the elliptic key.
    func ellipticToken(_ claims: [String: Any], kid: String = "ec-1") async throws -> String {
        let signer = await JWTKeyCollection().add(ecdsa: elliptic)
        return try await Self.token(["alg": "ES256", "kid": kid], claims) { try await signer.getKey().sign($0) }
    }

    /// A token with any head, signed any way.
    static func token(
        _ header: [String: Any], _ claims: [String: Any], sign: (Data) async throws -> [UInt8]
    ) async throws -> String {
        let parts = try [header, claims].map { try JSONSerialization.data(withJSONObject: $0) }
        let signed = parts.map { urlSafe($0.base64EncodedString()) }.joined(separator: ".")
        return signed + "." + urlSafe(Data(try await sign(Data(signed.utf8))).base64EncodedString())
    }

    static func urlSafe(_ base64: String) -> String {
        base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private func add(_ key: [String: String]) {
        state.withLock { $0.published.append(key) }
    }
}

extension Optional {
    struct Missing: Error {}

    fileprivate func orThrow() throws -> Wrapped {
        guard let self else { throw Missing() }
        return self
    }
}
