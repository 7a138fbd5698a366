import Testing

@testable import Storytelling

@Suite struct StringFieldReaderTests {
    private let json =
        #"{"reasoning":"the \"premise\": no","options":[{"premise" : "Mara\tsaid \"é\" – \\ \u00e9\uD83D\uDD11🗝e\u0301.\n","x":1},{"premise":"second"}]}"#
    private let value = "Mara\tsaid \"é\" – \\ é🔑🗝e\u{301}.\n"

    @Test func `The first field of that name is read and no other`() {
        #expect(read([json]) == value)
    }

    @Test func `A field is read the same however the stream is cut in two`() {
        let scalars = Array(json.unicodeScalars)
        for split in 0...scalars.count {
            let pieces = [scalars[..<split], scalars[split...]].map { piece in
                String(String.UnicodeScalarView(piece))
            }
            #expect(read(pieces).unicodeScalars.elementsEqual(value.unicodeScalars), "split at \(split)")
        }
    }

    @Test func `A field is read the same scalar by scalar, as it comes`() {
        var reader = StringFieldReader(key: "premise")
        var shown = ""
        for scalar in json.unicodeScalars {
            shown += reader.read(String(scalar))
            #expect(value.unicodeScalars.starts(with: shown.unicodeScalars))
        }
        #expect(reader.isDone)
    }

    @Test(arguments: [#"{"premise":5}"#, #"{"premise":["a"]}"#, #"["premise","a"]"#, #"{"a":"premise"}"#, "premise: a"])
    func `A field that is no string of that name is not read`(text: String) {
        #expect(read([text]).isEmpty)
    }

    private func read(_ pieces: [String]) -> String {
        var reader = StringFieldReader(key: "premise")
        return pieces.map { reader.read($0) }.joined()
    }
}
