import Bootstrap
import TestSupport
import Testing

@Suite struct StoryLockTests {
    @Test func `A story is held by one at a time, and free when its holder is gone`() async throws {
        try await withTemporaryFolder { folder in
            var first = try StoryLock(story: "abc", folder: folder.path)
            #expect(first != nil)
            #expect(try StoryLock(story: "abc", folder: folder.path) == nil)
            #expect(try StoryLock(story: "other", folder: folder.path) != nil)
            first = nil
            #expect(try StoryLock(story: "abc", folder: folder.path) != nil)
        }
    }

    @Test func `A folder that cannot be made is named`() async throws {
        try await withTemporaryFolder { folder in
            let file = try folder.write("x", to: "file")
            #expect(
                throws: SettingsError(
                    "The folder \(file)/locks cannot be written: choose another with STORYWRITER_DATA_DIR.")
            ) {
                _ = try StoryLock(story: "abc", folder: file)
            }
        }
    }
}
