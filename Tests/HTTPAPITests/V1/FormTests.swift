import Foundation
import JSONNotation
import Testing

@testable import HTTPAPI

@Suite struct FormTests {
    private static let forms: [(form: TextForm, good: [String], bad: [String])] = [
        (
            .language, ["en", "pt-BR", "zh-Hant", "de-CH-1996", "Arabic", "中文"], ["", " ", "\u{0}", "en\n"]
        ),
        (
            .dateCursor, ["0.a", "1795000000000000.k3v9t0c2m4xq"],
            ["", ".", "1.", "a.b", "1.a.b", "1234567890123456789.a"]
        ),
        (
            .storyCursor, ["c1795000000000000.k3v9", "u0.a", "w12.a", "t.a", "t616c706861c3a4.a-b_c", "tff00.a"],
            ["", "c", "c.a", "1.a", "c1.a.b", "w-1.a", "t6.a", "tC3.a", "x1.a", "c1234567890123456789.a"]
        ),
        (.idCursor, ["3", "3.2", "k3v9t0c2m4xq"], ["", "ä", "a b", String(repeating: "a", count: 65)]),
        (
            .keyName, ["laptop", " of Ann's 2nd 🐚 ", "\u{A0}a\u{2028}"],
            ["", " \u{2003}", "a\tb", "a\nb", "a\r\nb", "a\u{7F}", "a\u{85}b", "\u{9F}", "\u{0}"]
        ),
        (.dollars, ["0", "12.50", "1234567.123456789012"], ["", ".5", "1.", "-1", "1e3", "12345678", "1,5"]),
        (
            .goal, ["story", "outline", "premise", "scene/3", "scene/999"],
            ["", "scene", "scene/0", "scene/1000", "end"]
        ),
        (.period, ["2026-11", "0000-01"], ["2026-13", "2026-1", "26-11", "2026-11-01"]),
    ]

    @Test func `the code of each form accepts what its pattern does, and no more`() throws {
        for (form, good, bad) in Self.forms {
            let pattern = try Regex(form.pattern).matchingSemantics(.unicodeScalar)
            for text in good {
                #expect(form.fits(text), "\(form.pattern): \(text)")
                #expect(text.wholeMatch(of: pattern) != nil, "\(form.pattern): \(text)")
            }
            for text in bad {
                #expect(!form.fits(text), "\(form.pattern): \(text)")
                #expect(text.wholeMatch(of: pattern) == nil, "\(form.pattern): \(text)")
            }
        }
    }

    @Test func `one of several fields must say something, here and in the document`() {
        var components: [String: JSONValue] = [:]
        let json = NewStory.schema.json(&components)
        guard case .array(let branches)? = json["anyOf"] else { Issue.record("no branches"); return }
        #expect(branches.count == 12)
        #expect(branches[0]["required"] == ["idea"])
        #expect(branches[1]["properties"]?["brief"]?["type"] == "object")
    }
}
