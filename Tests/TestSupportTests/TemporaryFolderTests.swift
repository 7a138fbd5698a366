import FoundationEssentials
import Testing

@testable import TestSupport

@Suite struct TemporaryFolderTests {
    @Test func `A folder holds files and goes with its value`() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(try folder?.write("é", to: "a.txt"))
        #expect(try folder?.read("a.txt") == "é")
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
