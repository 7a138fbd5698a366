import StoryDomain
import Testing

@testable import LanguageModels

@Suite struct PrefillTests {
    private let instruction = """
        Your answer has already begun with the text below. Go on exactly where it stops, even in the middle of a \
        sentence. Do not repeat any of it and do not comment on it: write only what comes next.

        The lamp was
        """

    @Test func `The beginning moves into the last user message`() {
        let request = ModelRequest(
            messages: [
                Message(.system, "Rules."), Message(.user, "Write."), Message(.assistant, "One."),
                Message(.user, "Go on."), Message(.assistant, "The lamp was"),
            ], purpose: .scene)
        let rewritten = request.withoutPrefill()
        #expect(Array(rewritten.messages.prefix(3)) == Array(request.messages.prefix(3)))
        #expect(rewritten.messages.dropFirst(3) == [Message(.user, "Go on.\n\n" + instruction)])
    }

    @Test func `Without a user message before it one is added`() {
        let request = ModelRequest(
            messages: [Message(.system, "Rules."), Message(.assistant, "The lamp was")], purpose: .scene)
        #expect(request.withoutPrefill().messages == [Message(.system, "Rules."), Message(.user, instruction)])
    }

    @Test func `An empty beginning is dropped`() {
        let request = ModelRequest(messages: [Message(.user, "Write."), Message(.assistant, "")], purpose: .scene)
        #expect(request.withoutPrefill().messages == [Message(.user, "Write.")])
    }

    @Test func `A request without a beginning stays as it is`() {
        #expect(ModelRequest.testing.withoutPrefill() == .testing)
    }
}
