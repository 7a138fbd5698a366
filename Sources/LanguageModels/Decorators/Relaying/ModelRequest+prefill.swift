extension ModelRequest {
    /// The same request for a model that does not go on from an assistant message at the end: the beginning is shown
    /// in the last user message, with the instruction to go on from it.
    ///
    /// All messages before that one stay as they are, so that the prompt's prefix is still found in caches. A request
    /// that ends otherwise comes back unchanged.
    package func withoutPrefill() -> ModelRequest {
        guard let last = messages.last, last.role == .assistant else { return self }
        var rewritten = self
        rewritten.messages.removeLast()
        guard !last.text.isEmpty else { return rewritten }
        let instruction = Self.continuation(of: last.text)
        if let user = rewritten.messages.last, user.role == .user {
            rewritten.messages[rewritten.messages.count - 1].text = user.text + "\n\n" + instruction
        } else {
            rewritten.messages.append(Message(.user, instruction))
        }
        return rewritten
    }

    /// The beginning comes last, so that the model's answer stands right behind it.
    private static func continuation(of beginning: String) -> String {
        """
        Your answer has already begun with the text below. Go on exactly where it stops, even in the middle of a \
        sentence. Do not repeat any of it and do not comment on it: write only what comes next.

        \(beginning)
        """
    }
}
