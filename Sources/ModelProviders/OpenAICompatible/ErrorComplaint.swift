import FoundationEssentials
import JSONNotation
import LanguageModels

/// What an error body says, whatever its shape: `{"error":{"message","type","code"}}`, `{"error":"…"}` with
/// `error_type` beside it, `{"message"}`, `{"detail"}` as text or as a list of findings, the same inside an array, or
/// no JSON at all.
struct ErrorComplaint: Sendable, Hashable {
    /// The server's sentence.
    var message: String?
    /// `type` and `code` as far as they are words.
    var kinds: Set<String> = []
    /// `code` where it is an HTTP status.
    var numericCode: Int?
    /// `quotaId` and `quotaValue` of each violation, where the server passes Google's details on.
    var quotas: [String] = []
    var quotaValues: [String] = []

    /// Reads a refusal's body; never fails. Of a page of HTML nothing is quoted.
    init(body: [UInt8]) {
        if let value = Self.json(body), let found = Self(value: value) {
            self = found
        } else {
            let text = String(decoding: body, as: UTF8.self).trimmed
            message = text.isEmpty || text.hasPrefix("<") ? nil : text
        }
    }

    /// Reads an event; nil where it is not an error.
    init?(event: [UInt8]) {
        guard let value = Self.json(event), let found = Self(value: value) else { return nil }
        self = found
    }

    private init?(value: JSONValue) {
        if let first = value.array?.first {
            guard let found = Self(value: first) else { return nil }
            self = found
            return
        }
        guard case .object = value else { return nil }
        let error = value["error"]
        switch error {
        case .object?:
            message = Self.text(error?["message"]) ?? Self.text(error?["detail"])
            take(error ?? .null)
            take(value)
        case .string(let text)?:
            message = text
            take(value)
        default:
            guard value["choices"] == nil,
                let text = Self.text(value["message"]) ?? Self.text(value["detail"])
            else { return nil }
            message = text
            take(value)
        }
    }

    private mutating func take(_ members: JSONValue) {
        for violation in (members["details"]?.array ?? []).flatMap({ $0["violations"]?.array ?? [] }) {
            if let quota = violation["quotaId"]?.string { quotas.append(quota) }
            if let value = violation["quotaValue"]?.string { quotaValues.append(value) }
        }
        for key in ["type", "code", "error_type"] {
            if let word = members[key]?.string?.lowercased() {
                kinds.insert(word)
                if numericCode == nil { numericCode = Int(word).flatMap(Self.status) }
            } else if let number = members[key]?.integer {
                numericCode = numericCode ?? Self.status(number)
            }
        }
    }

    private static func status(_ number: Int) -> Int? { (400..<600).contains(number) ? number : nil }

    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text)?: text.isEmpty ? nil : text
        case .array(let findings)?: findings.lazy.compactMap { $0.string ?? text($0["msg"]) }.first
        case .object?: text(value?["message"])
        default: nil
        }
    }

    /// Nil where the bytes are no JSON: refusals come in any form, and are then shown as text.
    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONReader.read(bytes)
    }
}
