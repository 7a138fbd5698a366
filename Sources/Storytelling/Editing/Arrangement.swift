import StoryDomain

/// Where everything of an old outline goes in a new one. Pure; checked when it is made.
struct Arrangement {
    /// A piece of an old scene's text.
    struct Part: Hashable {
        /// The old scene.
        let scene: Int
        /// Its paragraphs, by their indices from 0.
        let paragraphs: Range<Int>
    }

    /// What each new scene is made of, in order.
    let parts: [[Part]]
    /// The new number of each old scene that is still there; of one that is split, its first part's.
    let numbers: [Int: Int]
    /// Old scenes that are joined to another.
    let joined: Set<Int>
    /// Old scenes that are split.
    let split: Set<Int>
    /// Old scenes that are left out, in order.
    let removed: [Int]

    /// Arranges the scenes of a story.
    ///
    /// - Throws: `EditError.scenePlace` where a scene takes what is not there, or what another one has.
    init(_ scenes: [ArrangedScene], of story: Story) throws(EditError) {
        let old = story.outline?.scenes.map(\.number) ?? []
        let counts = Dictionary(grouping: story.passages, by: \.position.scene).mapValues(\.count)
        var starts: [Int: [(index: Int, start: Int)]] = [:]
        var joined: Set<Int> = []
        for (index, scene) in scenes.enumerated() {
            if let from = scene.from {
                guard old.contains(from) else { throw Self.unknown(from, at: index, "from") }
                starts[from, default: []].append(
                    (index, try Self.start(of: scene, index, after: starts[from]?.last?.start, of: counts[from] ?? 0)))
            } else if scene.startsAt != nil || !scene.join.isEmpty {
                let field = scene.startsAt == nil ? "join" : "starts_at"
                throw .scenePlace(index: index, field: field, problem: "Say from which scene, in “from”.")
            }
            for other in scene.join {
                guard old.contains(other) else { throw Self.unknown(other, at: index, "join") }
                guard joined.insert(other).inserted else { throw Self.taken(other, at: index, "join") }
            }
        }
        for (index, scene) in scenes.enumerated() {
            if let other = scene.join.first(where: { starts[$0] != nil }) { throw Self.taken(other, at: index, "join") }
        }
        self.joined = joined
        split = Set(starts.filter { $0.value.count > 1 }.keys)
        removed = old.filter { starts[$0] == nil && !joined.contains($0) }
        var numbers = starts.compactMapValues { $0.first.map { $0.index + 1 } }
        parts = scenes.enumerated().map { index, scene in
            guard let from = scene.from, let places = starts[from] else { return [] }
            let place = places.firstIndex { $0.index == index } ?? 0
            let end = place + 1 < places.count ? places[place + 1].start : counts[from] ?? 0
            return [Part(scene: from, paragraphs: places[place].start..<end)]
                + scene.join.map { Part(scene: $0, paragraphs: 0..<(counts[$0] ?? 0)) }
        }
        for (index, scene) in scenes.enumerated() {
            for other in scene.join { numbers[other] = index + 1 }
        }
        self.numbers = numbers
    }

    /// Whether nothing of new scene `number` moves: it is the whole old scene of that number and nothing else.
    func isUntouched(_ number: Int) -> Bool {
        let own = parts[number - 1]
        return own.count == 1 && own[0].scene == number && !split.contains(number)
    }

    /// The new scene that keeps the versions of an old one that is left out: that of the scene before it, else of the one
    /// behind it, else the first.
    func keeper(of scene: Int) -> Int {
        let before = numbers.keys.filter { $0 < scene }.max()
        let after = numbers.keys.filter { $0 > scene }.min()
        return (before ?? after).flatMap { numbers[$0] } ?? 1
    }

    /// Where a paragraph stands now; nil where its scene is left out.
    func position(of old: PassagePosition) -> PassagePosition? {
        for (index, parts) in parts.enumerated() {
            var before = 0
            for part in parts {
                if part.scene == old.scene, part.paragraphs.contains(old.paragraph - 1) {
                    let paragraph = before + old.paragraph - part.paragraphs.lowerBound
                    return PassagePosition(scene: index + 1, paragraph: paragraph)
                }
                before += part.paragraphs.count
            }
        }
        return numbers[old.scene].map { PassagePosition(scene: $0, paragraph: 1) }
    }

    private static func start(
        of scene: ArrangedScene, _ index: Int, after last: Int?, of count: Int
    ) throws(EditError) -> Int {
        guard let last else {
            guard scene.startsAt == nil else {
                throw .scenePlace(
                    index: index, field: "starts_at", problem: "The first part of a scene begins with its beginning.")
            }
            return 0
        }
        guard let start = scene.startsAt else { throw taken(scene.from ?? 0, at: index, "from") }
        guard start > last + 1, start <= count else {
            throw .scenePlace(
                index: index, field: "starts_at",
                problem: "The scene has \(count) paragraphs: begin with one behind the first of the part before.")
        }
        return start - 1
    }

    private static func unknown(_ number: Int, at index: Int, _ field: String) -> EditError {
        .scenePlace(index: index, field: field, problem: "The story has no scene \(number): read its outline.")
    }

    private static func taken(_ number: Int, at index: Int, _ field: String) -> EditError {
        .scenePlace(
            index: index, field: field,
            problem: "Scene \(number) stands in this outline already: a scene can be taken once, unless it is split.")
    }
}
