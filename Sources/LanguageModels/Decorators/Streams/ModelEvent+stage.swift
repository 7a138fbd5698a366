extension ModelEvent {
    /// Whether nothing follows.
    var endsCall: Bool {
        if case .finished = self { true } else { false }
    }

    /// Whether this is a piece of the answer, after which a call can no longer be repeated unseen.
    var isText: Bool {
        if case .text = self { true } else { false }
    }
}
