import Testing
import Tracing

@testable import Telemetry

@Suite struct TraceHeaderTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    @Test func `A header is read and written again`() throws {
        let header = "00-\(Self.trace)-\(Self.span)-01"
        let context = try #require(TraceContext(traceparent: " \(header)\t", tracestate: "a=1, b@c=x y ,"))
        #expect(context.traceID.hex == Self.trace)
        #expect(context.spanHex == Self.span)
        #expect(context.isSampled)
        #expect(context.isRemote)
        #expect(context.state == "a=1,b@c=x y")
        #expect(context.traceparent == header)
    }

    @Test(arguments: [
        ("00-\(trace)-\(span)-00", false), ("00-\(trace)-\(span)-03", true), ("00-\(trace)-\(span)-fe", false),
        ("01-\(trace)-\(span)-01", true), ("cc-\(trace)-\(span)-01-what-the-future-will-be", true),
        ("cc-\(trace)-\(span)-01-", true),
    ])
    func `Flags and versions to come are understood`(header: String, isSampled: Bool) throws {
        #expect(try #require(TraceContext(traceparent: header, tracestate: nil)).isSampled == isSampled)
    }

    @Test(arguments: [
        "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-01-more", "ff-\(trace)-\(span)-01",
        "00-\(String(repeating: "0", count: 32))-\(span)-01", "00-\(trace)-\(String(repeating: "0", count: 16))-01",
        "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span)-0G", "0-\(trace)-\(span)-01",
        "00-\(trace)0-\(span)-01", "00-+\(trace.dropFirst())-\(span)-01", "00-\(trace)-\(span)-1",
        "cc-\(trace)-\(span)-011", "00-\(trace)-\(span.dropFirst())é-01",
    ])
    func `Whatever is no valid header is none`(header: String) {
        #expect(TraceContext(traceparent: header, tracestate: "a=1") == nil)
    }

    @Test(arguments: [
        "", ",,", "a", "=1", "A=1", "a=1,b", "a=\u{7}", "a=é", "a=b=c",
        (0..<33).map { "k\($0)=v" }.joined(separator: ","), "a=" + String(repeating: "x", count: 600),
    ])
    func `A malformed state is left out`(state: String) throws {
        let header = "00-\(Self.trace)-\(Self.span)-01"
        #expect(try #require(TraceContext(traceparent: header, tracestate: state)).state == nil)
    }
}
