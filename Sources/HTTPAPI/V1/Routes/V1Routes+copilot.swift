import JSONNotation
import Storage
import StoryDomain
import Storytelling
import Synchronization

extension V1Routes {
    /// The copilot, by the AG-UI protocol; and the change that no other route can make of what it proposes.
    var copilotRoutes: [Route] { [runCopilot, renameCharacter] }

    /// A conversation is sent whole each time, with the texts that were proposed in it.
    private static let longestConversation = 4 * 1_048_576

    private var runCopilot: Route {
        var traits = RouteTraits.asking.and(.notFound)
        traits.problems.removeAll { $0 == .runActive || $0 == .conflict }
        traits.largestBody = Self.longestConversation
        return Route(
            .post, "/api/v1/agui", "runCopilot", "Talk with the copilot about a story (AG-UI 1.0)",
            details:
                "One turn: the answer streams as text, what the copilot wants changed comes as tool calls that the front "
                + "end shows and answers with its next input. It changes nothing itself. What goes wrong after the "
                + "beginning is `RUN_ERROR`, with the problem's name as its code.",
            tag: "copilot", access: .scope(.write), body: RunAgentInput.self,
            answers: [.events(AGUIEventData.self, "The run's events, each as `data` alone.")], traits: traits
        ) { call in
            let json = try JSONReader.read(call.bytes)
            let input = AGUIInput(json)
            if let major = AGUIInput.majorVersion(of: json), major > 1 {
                let fault = FieldFault(
                    .body, [.name("protocolVersion")], .unreadable, "This server speaks AG-UI 1: send 1.0.")
                throw Problem.invalid([fault])
            }
            guard let id = input.story else {
                throw Problem(.notFound, "Name the story in state.story_id; it must be yours.")
            }
            let user = try call.user
            let (story, card) = try await desk.story(id, of: user)
            if input.provider != nil || input.model != nil {
                try desk.checkAuthor(provider: input.provider, model: input.model)
            }
            let narrator = AGUINarrator(thread: call.body.threadId, run: call.body.runId)
            let asking = Asking(user: user, allowsCache: false, provider: input.provider, model: input.model)
            return .events(turn(input, story, card, asking, narrator))
        }
    }

    private var renameCharacter: Route {
        Route(
            .post, "/api/v1/stories/{id}/rename", "renameCharacter", "Give somebody another name everywhere",
            details:
                "In all texts, plans, the premise, the brief and the notes, by whole words and with possessives. Each "
                + "scene's old text becomes a version.",
            tag: "text", access: .scope(.write), body: NewName.self, answers: [.json(StoryResource.self, "The story.")],
            traits: .editing.working(.long)
        ) { call in
            let (id, user, body) = (try call.storyID, try call.user, call.body)
            return try await answer(
                try await desk.rename(body.from, to: body.to, in: id, of: user, if: call.precondition))
        }
    }

    /// The events of one turn. They end with the run's end, whatever happens; a client that goes away ends the work.
    private func turn(
        _ input: AGUIInput, _ story: Story, _ card: StoryListing, _ asking: Asking, _ narrator: AGUINarrator
    ) -> EventStream {
        let (events, sink) = EventPipe.make()
        let narration = Mutex(narrator)
        let tell: @Sendable ((inout AGUINarrator) -> [AGUIEvent]) -> Void = { change in
            for event in narration.withLock({ change(&$0) }) { sink.tell(event.frame) }
        }
        let work = Task {
            let before = AGUIStoryState(story, card)
            tell { $0.begin(state: before.snapshot(over: input.state)) }
            do {
                try await desk.talk(input.talk, about: story, asking) { signal in tell { $0.take(signal) } }
                let (story, card) = try await desk.story(story.id, of: asking.user)
                tell { $0.take(delta: AGUIStoryState(story, card).delta(from: before)) }
                tell { $0.finish(revision: card.revision) }
            } catch is CancellationError {
                // Nobody listens any more, or the stream's own last word is on its way.
            } catch {
                tell { $0.fail(Self.problem(error)) }
            }
            sink.finish()
        }
        sink.onTermination = { if case .cancelled = $0 { work.cancel() } }
        var stream = EventStream(events)
        stream.isResumable = false
        // The protocol has an event of its own for this, and clients of it know no other.
        stream.telling = { problem in
            AGUIEvent.runError(message: problem.detail, code: problem.kind.rawValue, usage: []).frame
        }
        stream.farewell =
            AGUIEvent.runError(
                message: "The server is stopping: send the message again in a moment.",
                code: ProblemKind.unavailable.rawValue, usage: []
            ).frame
        return stream
    }

    private static func problem(_ error: any Error) -> Problem {
        (error as? any ProblemConvertible)?.problem
            ?? Problem(.internal, "The server has a fault; tell its operator the request's id.")
    }
}
