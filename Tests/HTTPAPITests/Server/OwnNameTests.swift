import Testing

@testable import HTTPAPI

@Suite struct OwnNameTests {
    @Test(arguments: [
        "localhost", "localhost:8080", "LOCALHOST:1", "studio.localhost", "127.0.0.1:8080", "192.168.1.7", "[::1]:8080",
    ])
    func `Addresses and localhost are a server's own names`(authority: String) {
        #expect(OwnName.isOwn(authority))
    }

    @Test(arguments: ["evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", "1.2.3"])
    func `Names that somebody may point here are not`(authority: String) {
        #expect(!OwnName.isOwn(authority))
    }
}
