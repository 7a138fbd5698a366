import FoundationEssentials

/// One thing that happened while a story was written, in the order in which it was stored.
package struct RunEvent: Hashable, Sendable, Codable {
    package var kind: Kind
    /// One sentence for people; holds no secret and no prompt.
    package var message: String
    /// Names and values for programs; keys are snake_case.
    package var details: [String: String]
    package var at: Date

    /// Takes an event's parts; `at` is rounded to microseconds, as it is stored.
    package init(kind: Kind, message: String, details: [String: String] = [:], at: Date) {
        self.kind = kind
        self.message = message
        self.details = details
        self.at = at.roundedToMicroseconds
    }

    /// What happened.
    package enum Kind: String, Sendable, Codable {
        case started, resumed
        case setupOptionsOffered = "setup_options_offered"
        case setupChosen = "setup_chosen"
        case premiseWritten = "premise_written"
        case outlineWritten = "outline_written"
        case sceneFinished = "scene_finished"
        /// A gate stopped a call.
        case gateClosed = "gate_closed"
        /// Text of an answer was no story and was left out: headings, announcements, talk. `details.text` holds it.
        case leftOut = "left_out"
        /// A structured answer had to be repaired or replaced.
        case structureRepaired = "structure_repaired"
        /// Waiting for a provider.
        case waiting
        /// The plan was changed while a part of it was made; what was made is kept as a version.
        case planChanged = "plan_changed"
        /// The work went to another provider.
        case relayed
        /// Another model answered than the one that was asked; calls are booked by it.
        case modelReplaced = "model_replaced"
        /// A provider counted more tokens than a call could come to; they are booked all the same.
        case overcounted
        /// A call failed.
        case callFailed = "call_failed"
        case interrupted
        case finished
        /// The story stands but misses a part of its contract; the message says which.
        case incomplete
    }
}
