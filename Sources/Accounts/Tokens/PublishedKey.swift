import FoundationEssentials
import JWTKit

/// A public key that a sign-in service publishes, tied to the one algorithm that it is good for. So a token cannot
/// choose how it is checked: neither `none`, nor an HMAC whose secret is the public key.
struct PublishedKey: Sendable {
    /// `RS256` or `ES256`.
    let algorithm: String
    /// Holds this key alone.
    let verifier: JWTKeyCollection

    /// Reads a JSON Web Key Set (RFC 7517) into keys by their `kid`. Keys of other kinds, without a `kid`, or not for
    /// signatures are left out; a service may publish those too.
    ///
    /// - Throws: where the data is no key set.
    static func set(from data: Data) async throws -> [String: PublishedKey] {
        var keys: [String: PublishedKey] = [:]
        for entry in try JSONDecoder().decode(Entries.self, from: data).keys {
            guard let kid = entry.kid, let key = await PublishedKey(entry) else { continue }
            keys[kid] = key
        }
        return keys
    }

    private init?(_ entry: Entry) async {
        guard entry.use.map({ $0 == "sig" }) ?? true else { return nil }
        let verifier = JWTKeyCollection()
        switch (entry.kty, entry.alg ?? Self.usualAlgorithm(of: entry.kty)) {
        case ("RSA", "RS256"):
            guard let modulus = entry.n, let exponent = entry.e,
                let key = try? Insecure.RSA.PublicKey(modulus: modulus, exponent: exponent)
            else { return nil }
            await verifier.add(rsa: key, digestAlgorithm: .sha256)
            algorithm = "RS256"
        case ("EC", "ES256"):
            guard entry.crv == "P-256", let x = entry.x, let y = entry.y,
                let key = try? ES256PublicKey(parameters: (x: x, y: y))
            else { return nil }
            await verifier.add(ecdsa: key)
            algorithm = "ES256"
        default: return nil
        }
        self.verifier = verifier
    }

    private static func usualAlgorithm(of kind: String?) -> String {
        kind == "EC" ? "ES256" : "RS256"
    }

    private struct Entries: Decodable {
        var keys: [Entry]
    }

    /// One key as it is published; names as in RFC 7518 §6.
    private struct Entry: Decodable {
        var kty: String?
        var kid: String?
        var use: String?
        var alg: String?
        var n: String?
        var e: String?
        var crv: String?
        var x: String?
        var y: String?
    }
}
