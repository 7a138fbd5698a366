import Storage
import StoryDomain

/// What these routes read from requests.
extension Call {
    /// The user whose things the request is about.
    ///
    /// - Throws: `Problem.unauthenticated`.
    var user: UserID {
        get throws { try caller.user }
    }

    /// The story of the path.
    ///
    /// - Throws: `Problem.notFound` for what can be no id.
    var storyID: StoryID {
        get throws { try path("id") { PlainID.fits($0) ? StoryID($0) : nil } }
    }

    /// The run of the path.
    ///
    /// - Throws: `Problem.notFound` for what can be no id.
    var runID: RunID {
        get throws { try path("id") { PlainID.fits($0) ? RunID($0) : nil } }
    }

    /// A number of the path, counted from 1.
    ///
    /// - Throws: `Problem.notFound` for what is none.
    func number(_ name: String) throws -> Int {
        try path(name) { text in
            guard text.utf8.count <= 6, text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
                let number = Int(text), number >= 1
            else { return nil }
            return number
        }
    }

    /// What the client asks of the stored revision, by `If-Match`; any of a list will do.
    ///
    /// A tag is the revision, and behind a dot what else was seen, which does not matter to a change. Nor does it matter
    /// that compression has made the tag a weak one: revisions are counted, not compared by their bytes.
    var precondition: Precondition {
        let asked = headers[values: .ifMatch]
        guard !asked.isEmpty else { return .any }
        let list = EntityTag.list(asked)
        return list.isAny ? .any : .revisions(list.tags.compactMap(Self.revision))
    }

    private static func revision(of tag: Substring) -> Int? {
        let strong = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
        return Int(strong.dropFirst().prefix { $0 != "." && $0 != "\"" })
    }
}
