import StoryDomain

/// How much of a story an edit reads inside its transaction, beside the story's own row, which is always read and held.
package struct StoryScope<Part: Sendable>: Sendable {
    /// Reads the part.
    let read: @Sendable (any SQLConnection, SQLDialect, StoryListing) throws -> Part
    /// The part as it stands after a change.
    let apply: @Sendable (StoryChange, Part) -> Part
}

extension StoryScope where Part == Void {
    /// The row alone: a mark, or a run that is started.
    package static var row: StoryScope {
        StoryScope { _, _, _ in
        } apply: { _, _ in
        }
    }
}

extension StoryScope where Part == StoryPlan {
    /// Brief, setups, premise, outline and notes, with the count of each scene's words.
    package static var plan: StoryScope {
        StoryScope { connection, dialect, card in
            try connection.plan(of: card.id, integer: dialect.integer)
        } apply: { change, plan in
            plan.applying(change)
        }
    }
}

extension StoryScope where Part == StoredScene {
    /// The paragraphs of a scene, and whether it is written: enough for a change of some of them.
    package static func text(ofScene number: Int) -> StoryScope {
        StoryScope { connection, _, card in
            try connection.text(ofScene: number, in: card.id)
        } apply: { change, scene in
            scene.applying(change)
        }
    }

    /// A scene with its plan and the names of its turns.
    package static func scene(_ number: Int) -> StoryScope {
        StoryScope { connection, _, card in
            try connection.scene(number, of: card.id)
        } apply: { change, scene in
            scene.applying(change)
        }
    }
}

extension StoryScope where Part == Story {
    /// The whole story.
    package static var story: StoryScope {
        StoryScope { connection, _, card in
            guard let story = try connection.story(card.id) else {
                throw StorageError(.notFound, "There is no story \(card.id): list the stories to see their ids.")
            }
            return story
        } apply: { change, story in
            change.applied(to: story)
        }
    }
}
