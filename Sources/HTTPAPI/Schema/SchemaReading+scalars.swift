import FoundationEssentials
import JSONNotation

extension SchemaReading {
    mutating func text(_ value: JSONValue, _ rule: TextRule) -> JSONValue {
        guard case .string(let text) = value else {
            note(.textExpected, "This must be text.")
            return value
        }
        if let choices = rule.choices {
            if !choices.contains(text) {
                note(.notAChoice, "This must be one of: \(choices.joined(separator: ", ")).")
            }
            return value
        }
        let length = text.unicodeScalars.count
        if length > rule.length.upperBound {
            note(.tooLong, "This may have at most \(rule.length.upperBound) characters; it has \(length).")
            return value
        }
        if rule.refusesBlank, text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            note(.blank, "This must not be empty.")
        } else if length < rule.length.lowerBound {
            note(.tooShort, "This must have at least \(rule.length.lowerBound) characters; it has \(length).")
        }
        if rule.format == "date-time", Date(rfc3339: text) == nil {
            note(.unreadable, "This must be a moment such as 2026-01-31T12:00:00Z.")
        }
        if let form = rule.form, !form.fits(text) { note(.unreadable, form.advice) }
        checkControls(text)
        return value
    }

    mutating func checkControls(_ text: String) {
        guard let control = text.unicodeScalars.first(where: TextRule.isControl) else { return }
        let code = String(control.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: 4 - code.count) + code
        note(.controlCharacter, "This holds the control character \(name); take it out.")
    }

    /// A whole number may also be written as `2.0` or `2e0`.
    mutating func integer(_ value: JSONValue, _ range: ClosedRange<Int>) -> JSONValue {
        var whole: Int?
        switch value {
        case .integer(let number): whole = number
        case .number(let digits):
            guard let number = finite(digits) else { return value }
            whole = Int(exactly: number)
            if whole == nil, number.rounded() == number {
                note(
                    number < 0 ? .tooSmall : .tooLarge, "This must be from \(range.lowerBound) to \(range.upperBound).")
                return value
            }
        default: break
        }
        guard let whole else {
            note(.integerExpected, "This must be a whole number.")
            return value
        }
        if whole < range.lowerBound {
            note(.tooSmall, "This must be at least \(range.lowerBound).")
        } else if whole > range.upperBound {
            note(.tooLarge, "This must be at most \(range.upperBound).")
        }
        return .integer(whole)
    }

    mutating func number(_ value: JSONValue, _ range: ClosedRange<Double>) -> JSONValue {
        var number: Double?
        switch value {
        case .integer(let whole): number = Double(whole)
        case .number(let digits):
            number = finite(digits)
            if number == nil { return value }
        default: break
        }
        guard let number else {
            note(.numberExpected, "This must be a number.")
            return value
        }
        if number < range.lowerBound {
            note(.tooSmall, "This must be at least \(range.lowerBound).")
        } else if number > range.upperBound {
            note(.tooLarge, "This must be at most \(range.upperBound).")
        }
        return value
    }

    /// A number's value; noted as a fault where no computer's number is that large.
    mutating func finite(_ digits: String) -> Double? {
        if let number = Double(digits), number.isFinite { return number }
        note(digits.hasPrefix("-") ? .tooSmall : .tooLarge, "This number is beyond what can be counted.")
        return nil
    }
}
