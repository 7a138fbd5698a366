extension ModelRequest {
    /// The same request for a server whose chat template knows no system role and wants turns that alternate: the rules
    /// stand at the beginning of the first message of the user, and neighbours of one role are one message.
    package func withoutSystemRole() -> ModelRequest {
        let rules = messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
        var turns: [Message] = []
        for message in messages where message.role != .system {
            if turns.last?.role == message.role {
                turns[turns.count - 1].text += "\n\n" + message.text
            } else {
                turns.append(message)
            }
        }
        if !rules.isEmpty {
            if turns.first?.role == .user {
                turns[0].text = rules + "\n\n" + turns[0].text
            } else {
                turns.insert(Message(.user, rules), at: 0)
            }
        }
        var rewritten = self
        rewritten.messages = turns
        return rewritten
    }

    /// This request as a model of `profile` takes it: without a beginning of the answer or a system role where its server
    /// refuses them. Where the catalogue knows of no prefill, the relay has taken it out already.
    package func spoken(to profile: ModelProfile) -> ModelRequest {
        let refusesBeginning = profile.capabilities.without.contains(ModelCapabilities.beginning)
        let begun = refusesBeginning ? withoutPrefill() : self
        return profile.capabilities.systemRole ? begun : begun.withoutSystemRole()
    }
}
