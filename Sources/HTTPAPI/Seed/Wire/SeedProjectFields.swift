import Storage

/// What the fields of a project may be, in requests and answers alike.
enum SeedProjectFields {
    static let projectID = Schema.text(atMost: StoryProject.longestID, blank: false)
    static let title = Schema.text(atMost: 500)
    static let mode = Schema.text(atMost: 50)
    static let template = Schema.text(atMost: 100)
    static let word = Schema.text(atMost: 50, blank: false)
    static let object = Schema.map(of: .any)
    static let scenes = Schema.list(of: .map(of: .any), atMost: 1_000)
}
