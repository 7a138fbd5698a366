import Bootstrap
import TestSupport
import Testing

@Suite struct StoryLockTests {
    @Test func `A story is held by one at a time, and free when its holder is gone`() async throws {
        try await withTemporaryFolder { folder in
            var first = try StoryLock(story: "abc", folder: folder.path)
            #expect(first != nil)
            let second = try StoryLock(story: "abc", folder: folder.path)
            #expect(second == nil)
            let other = try StoryLock(story: "other", folder: folder.path)
            #expect(other != nil)
            first = nil
            let third = try StoryLock(story: "abc", folder: folder.path)
            #expect(third != nil)
        }
    }

    @Test func `A folder that cannot be made is named`() async throws {
        try await withTemporaryFolder { folder in
            let file = try folder.write("x", to: "file")
            _ = #expect(
                throws: SettingsError(
                    "The folder \(file)/locks cannot be written: choose another with STORYWRITER_DATA_DIR.")
            ) {
                _ = try StoryLock(story: "abc", folder: file)
            }
        }
    }
}
