import Accounts
import StoryDomain

/// The forms of texts in these resources.
extension TextForm {
    /// A language as BCP 47 writes it, or by its name; a name becomes its tag.
    static let language = TextForm(
        TextRule.linePattern, "Write it as BCP 47 does: en, de, pt-BR, zh-Hant; or its name: Arabic."
    ) { text in
        text.unicodeScalars.count <= 60 && (try? LanguageTag(text)) != nil
    }

    /// What somebody calls a key.
    static let keyName = TextForm(TextRule.linePattern, KeyRing.nameAdvice) { KeyRing.isName($0) }

    /// Where a list by date goes on: a moment and an id.
    static let dateCursor = TextForm(
        #"^[0-9]{1,18}\.[0-9A-Za-z_-]{1,64}$"#, "Send the next_cursor of the page before."
    ) { DateCursor($0) != nil }

    /// Where the list of stories goes on.
    static let storyCursor = TextForm(
        #"^([cuw][0-9]{1,18}|t([0-9a-f]{2}){0,800})\.[0-9A-Za-z_-]{1,64}$"#, "Send the next_cursor of the page before."
    ) { StoryCursor($0) != nil }

    /// Where another list goes on: the id or number of its last entry.
    static let idCursor = TextForm(
        "^[0-9A-Za-z_.-]{1,64}$", "Send the next_cursor of the page before."
    ) { PlainID.fits($0) }

    /// What a client calls a sitting.
    static let sitting = TextForm("^[0-9A-Za-z-]{1,64}$", "Use 1 to 64 letters, digits and hyphens.") { text in
        PlainID.fits(text) && !text.contains { $0 == "_" || $0 == "." }
    }

    /// US dollars in plain digits.
    static let dollars = TextForm(
        #"^[0-9]{1,7}(\.[0-9]{1,12})?$"#, "Write US dollars in plain digits: 0.25."
    ) { text in
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && areDigits($0) }) else { return false }
        return parts[0].utf8.count <= 7 && (parts.count == 1 || parts[1].utf8.count <= 12)
    }

    /// How far a run is to write.
    static let goal = TextForm(
        "^(premise|outline|story|scene/[1-9][0-9]{0,2})$", "This must be premise, outline, scene/3 or story."
    ) { text in
        guard text.hasPrefix("scene/") else { return ["premise", "outline", "story"].contains(text) }
        let number = text.dropFirst(6)
        return (1...3).contains(number.utf8.count) && !number.hasPrefix("0") && areDigits(number)
    }

    /// A month.
    static let period = TextForm(
        "^[0-9]{4}-(0[1-9]|1[0-2])$", "Write a month as 2026-11."
    ) { BillingPeriod(name: $0) != nil }

    private static func areDigits(_ text: Substring) -> Bool {
        text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    }
}
