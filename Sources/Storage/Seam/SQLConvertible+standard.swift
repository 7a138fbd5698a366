import FoundationEssentials
import StoryDomain

extension Int: SQLConvertible {
    package static var sqlTypeName: String { "a whole number" }
    package var sqlValue: SQLValue { .integer(Int64(self)) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Int64: SQLConvertible {
    package static var sqlTypeName: String { "a whole number" }
    package var sqlValue: SQLValue { .integer(self) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number
    }
}

/// Stored as 0 or 1, since not every product has a type of its own for it.
extension Bool: SQLConvertible {
    package static var sqlTypeName: String { "0 or 1" }
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .integer(0): self = false
        case .integer(1): self = true
        default: return nil
        }
    }
}

extension Double: SQLConvertible {
    package static var sqlTypeName: String { "a fraction" }
    package var sqlValue: SQLValue { .real(self) }

    package init?(sqlValue: SQLValue) {
        guard case .real(let number) = sqlValue else { return nil }
        self = number
    }
}

/// U+0000, which no product stores in text, becomes U+FFFD: a stray byte of a model must not cost a paragraph.
extension String: SQLConvertible {
    package static var sqlTypeName: String { "text" }

    package var sqlValue: SQLValue {
        guard utf8.contains(0) else { return .text(self) }
        var cleaned = UnicodeScalarView()
        cleaned.append(contentsOf: unicodeScalars.lazy.map { $0 == "\0" ? "\u{FFFD}" : $0 })
        return .text(String(cleaned))
    }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension Data: SQLConvertible {
    package static var sqlTypeName: String { "bytes" }
    package var sqlValue: SQLValue { .blob(self) }

    package init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

/// Stored as whole microseconds since 1970, UTC.
extension Date: SQLConvertible {
    package static var sqlTypeName: String { "microseconds since 1970" }
    package var sqlValue: SQLValue { .integer(microsecondsSince1970) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let microseconds) = sqlValue else { return nil }
        self.init(microsecondsSince1970: microseconds)
    }
}

/// Stored as text in plain digits: no product keeps 38 digits exactly in a number of its own.
extension Decimal: SQLConvertible {
    package static var sqlTypeName: String { "a decimal number as text" }
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue, let number = Decimal(digits: text) else { return nil }
        self = number
    }
}

/// Identifiers are stored as their text.
extension SQLConvertible where Self: StoredIdentifier {
    package static var sqlTypeName: String { "text" }
    package var sqlValue: SQLValue { rawValue.sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let text = String(sqlValue: sqlValue) else { return nil }
        self.init(text)
    }
}

extension StoryID: SQLConvertible {}
extension CallID: SQLConvertible {}
extension RunID: SQLConvertible {}
extension PictureID: SQLConvertible {}

/// Enumerations are stored as their raw text, and so is a user's id.
extension SQLConvertible where Self: RawRepresentable, RawValue == String {
    package static var sqlTypeName: String { "one of the names of \(Self.self)" }
    package var sqlValue: SQLValue { rawValue.sqlValue }

    package init?(sqlValue: SQLValue) {
        guard let text = String(sqlValue: sqlValue) else { return nil }
        self.init(rawValue: text)
    }
}

extension StoryStatus: SQLConvertible {}
extension CallPurpose: SQLConvertible {}
extension LedgerLine.State: SQLConvertible {}
extension RunEvent.Kind: SQLConvertible {}
extension UserID: SQLConvertible {}
extension SceneVersion.Reason: SQLConvertible {}
extension PlanVersion.Reason: SQLConvertible {}
extension PlanPart.Kind: SQLConvertible {}
extension PicturePlace.Kind: SQLConvertible {}
extension PictureFormat: SQLConvertible {}
extension Picture.Source: SQLConvertible {}
