import HTTPAPI
import HTTPTypes

/// A small interface that uses everything the foundation has.
enum NoteRoutes {
    /// - Parameters:
    ///   - fail: thrown by `POST /api/v1/faults` and its twin under `/api/story`.
    ///   - events: what `GET /api/v1/notes/{id}/events` sends.
    static func groups(
        _ shelf: NoteShelf, fail: @escaping @Sendable () throws -> Void = {},
        events: @escaping @Sendable () -> AsyncStream<ServerEvent> = { AsyncStream { $0.finish() } }
    ) -> [RouteGroup] {
        [
            RouteGroup(
                prefix: "/api/v1", routes: collection(shelf) + single(shelf, events: events) + [faults("/api/v1", fail)]
            ),
            RouteGroup(
                prefix: "/api/story", errors: SeedErrorRendering(), routes: [faults("/api/story", fail), tell(shelf)]),
        ]
    }

    /// Holds a change against what the client has seen.
    private static func require(_ headers: HTTPFields, matches tag: EntityTag) throws {
        let seen = headers[.ifMatch]?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
        guard seen.contains("*") || seen.contains(tag.description) else {
            throw Problem(.preconditionFailed, "It was changed in the meantime.")
        }
    }

    private static func collection(_ shelf: NoteShelf) -> [Route] {
        [
            Route(
                .post, "/api/v1/notes", "createNote", "Create a note", details: "Takes `title`.", tag: "notes",
                access: .scope(.write), body: NewNote.self,
                answers: [
                    .json(NoteResource.self, "The new note.", status: 201, headers: ["Location": "Where it is."])
                ],
                traits: .costsMoney
            ) { call in
                let note = shelf.make(call.body, for: try call.caller.user)
                return try .json(
                    note, status: .created, tag: EntityTag(note.version), location: "/api/v1/notes/\(note.id)")
            },
            Route(
                .get, "/api/v1/notes", "listNotes", "List notes", tag: "notes", access: .scope(.read),
                query: NoteQuery.self, answers: [.json(NoteList.self, "The notes.")]
            ) { call in
                let notes = shelf.list(for: try call.caller.user).filter {
                    call.query.mood == nil || $0.mood == call.query.mood
                }
                return try .json(NoteList(notes: Array(notes.prefix(call.query.limit))))
            },
        ]
    }

    private static func single(
        _ shelf: NoteShelf, events: @escaping @Sendable () -> AsyncStream<ServerEvent>
    ) -> [Route] {
        [
            Route(
                .get, "/api/v1/notes/{id}", "readNote", "Read a note", tag: "notes", access: .scope(.read),
                answers: [.json(NoteResource.self, "The note."), .empty("Not changed.", status: 304)]
            ) { call in
                let note = try shelf.note(call.path("id"), of: call.caller.user)
                return try .json(note, tag: EntityTag(note.version))
            },
            Route(
                .patch, "/api/v1/notes/{id}", "changeNote", "Change a note", tag: "notes", access: .scope(.write),
                body: NewNote.self, answers: [.json(NoteResource.self, "The note.")],
                traits: RouteTraits(precondition: .required)
            ) { call in
                let old = try shelf.note(call.path("id"), of: call.caller.user)
                try require(call.headers, matches: EntityTag(old.version))
                var note = NoteResource(id: old.id, call.body)
                note.version = old.version + 1
                shelf.replace(note, of: try call.caller.user)
                return try .json(note, tag: EntityTag(note.version))
            },
            Route(
                .delete, "/api/v1/notes/{id}", "deleteNote", "Delete a note", tag: "notes", access: .scope(.write),
                answers: [.empty("It is gone.")]
            ) { call in
                let note = try shelf.note(call.path("id"), of: call.caller.user)
                shelf.remove(note.id, of: try call.caller.user)
                return .empty()
            },
            Route(
                .get, "/api/v1/notes/{id}/events", "watchNote", "Watch a note", tag: "notes", access: .scope(.read),
                answers: [.events(NoteEvent.self, "What happens to it.")]
            ) { call in
                _ = try shelf.note(call.path("id"), of: call.caller.user)
                return .events(events())
            },
            Route(
                .get, "/api/v1/notes/all", "countNotes", "Count notes", tag: "notes", access: .scope(.admin),
                answers: [.json(NoteCount.self, "The count.")]
            ) { call in try .json(NoteCount(number: shelf.list(for: call.caller.user).count)) },
        ]
    }

    private static func faults(_ prefix: String, _ fail: @escaping @Sendable () throws -> Void) -> Route {
        Route(
            .post, "\(prefix)/faults", prefix == "/api/v1" ? "fail" : "failAsTheSeed", "Fail", tag: "faults",
            access: .scope(.write), answers: [.empty("It did not fail.")], traits: .costsMoney
        ) { _ in
            try fail()
            return .empty()
        }
    }

    private static func tell(_ shelf: NoteShelf) -> Route {
        Route(
            .post, "/api/story/tell", "tell", "Tell a note", tag: "story", access: .scope(.write), body: NewNote.self,
            answers: [.json(NoteResource.self, "The note."), .events(NoteEvent.self, "The note as it is told.")],
            traits: .costsMoney
        ) { call in
            if call.wantsEvents {
                return .events(
                    AsyncStream { events in
                        events.yield(ServerEvent(id: "1", event: "delta", data: "{\"number\":1}"))
                        events.finish()
                    })
            }
            return try .json(NoteResource(id: "told", call.body))
        }
    }
}
