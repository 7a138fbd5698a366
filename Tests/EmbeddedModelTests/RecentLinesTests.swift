import Testing

@testable import ModelProviders

@Suite struct RecentLinesTests {
    @Test func `keeps the last lines only`() {
        let recent = RecentLines(limit: 2)
        recent.append(Array("one\ntwo\nthree\n".utf8))
        #expect(recent.lines == ["two", "three"])
    }

    @Test func `joins lines that come in pieces, and shows the open one`() {
        let recent = RecentLines()
        for piece in ["lo", "ading\r\nmo", "d"] { recent.append(Array(piece.utf8)) }
        #expect(recent.lines == ["loading", "mod"])
    }

    @Test func `cuts endless lines`() {
        let recent = RecentLines()
        recent.append(Array(repeating: UInt8(ascii: "x"), count: 100_000) + [UInt8(ascii: "\n")])
        #expect(recent.lines.map(\.utf8.count) == [500])
    }
}
