import FoundationEssentials
import HTTPAPI
import Testing

@Suite struct MomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2026-11-23T00:24:44.5z", 1_795_393_484.5),
        ("2024-02-29T12:00:00+01:30", 1_709_202_600), ("1969-12-31T23:59:59-00:00", -1),
        ("2000-03-01T00:00:00-23:59", 951_955_140), ("0000-01-01T00:00:00Z", -62_167_219_200),
    ])
    func `moments of RFC 3339 are read`(text: String, seconds: Double) {
        #expect(Date(rfc3339: text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00",
        "2026-01-01 00:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0100", "2026-1-1T00:00:00Z", "now",
    ])
    func `other texts are none`(text: String) {
        #expect(Date(rfc3339: text) == nil)
    }
}
