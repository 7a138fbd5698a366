import JSONNotation
import LanguageModels
import Synchronization

/// Learns from the refusals of one call, and says whether the call is worth making again as it would be sent now.
///
/// A refusal costs nothing, so the repetition stays within the call: no line of the ledger, no further try of the
/// decorators. Each thing is learned once, so that repetitions end by themselves; `mostRepeats` bounds them all the same.
final class RefusalLesson: Sendable {
    /// The most times that one call is made again.
    static let mostRepeats = 10

    /// What a refusal comes to.
    enum Outcome: Sendable, Hashable {
        /// It teaches nothing, or nothing new.
        case stands
        /// The same call may pass as it would be sent now.
        case again
        /// What the request asks for does not fit the model: whoever made it has to make a smaller one.
        case tooLarge
    }

    private let request: ModelRequest
    private let profile: ModelProfile
    private let memory: TraitMemory
    private let state = Mutex(State())

    private struct State {
        /// The body of the call under way.
        var fields: Set<String> = []
        var limitSent: Int?
        var sent = ModelCapabilities()
        var outcome = Outcome.stands
        var triedStructures: Set<ModelCapabilities.StructureDialect> = []
        var triedLimitNames: Set<Bool> = []
        var triedEfforts: Set<String> = []
    }

    /// Prepares for the refusals of a call.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - profile: the model as the catalogue has it.
    ///   - memory: what is learned goes there.
    init(request: ModelRequest, profile: ModelProfile, memory: TraitMemory) {
        self.request = request
        self.profile = profile
        self.memory = memory
    }

    /// The call is about to be made.
    ///
    /// - Parameter body: as it is sent.
    func sends(_ body: JSONValue) {
        let sent = memory.corrected(profile)
        state.withLock { state in
            state.fields = Self.fields(of: body)
            state.limitSent = sent.answerLimit(for: request)
            state.sent = sent.capabilities
            state.outcome = .stands
        }
    }

    /// What the last refusal comes to.
    var outcome: Outcome { state.withLock { $0.outcome } }

    /// Hears a refusal.
    ///
    /// - Parameters:
    ///   - status: the HTTP status.
    ///   - bytes: the body.
    func hear(status: Int, _ bytes: [UInt8]) {
        let body = RefusalBody(bytes)
        state.withLock { state in
            if let limit = LimitRefusal(status: status, body: body, sent: state.limitSent) {
                state.outcome = learn(limit, sent: state.limitSent)
            } else if let parameter = ParameterRefusal(status: status, body: body, fields: state.fields) {
                state.outcome = learn(parameter, body: body, &state) ? .again : .stands
            }
        }
    }

    // MARK: - Limits

    private func learn(_ refusal: LimitRefusal, sent: Int?) -> Outcome {
        let asked = request.maxOutputTokens ?? 0
        switch refusal {
        case .output(let limit):
            guard let limit, memory.learn(.maxOutput, String(limit)) else { return .stands }
            return limit * 4 >= asked * 3 ? .again : .tooLarge
        case .context(let limit, let counted):
            let before = memory.corrected(profile)
            let estimate = TokenEstimate.tokens(in: request.messages)
            if let counted, estimate >= 200 { learnScale(counted: counted, estimate: estimate) }
            let prompt = max(counted ?? 0, before.promptTokens(request.messages, in: request.language))
            // Where no size is named, or one that would not have been exceeded, a quarter less is tried next time.
            let needed = prompt + (sent ?? 0)
            let known = limit.flatMap { $0 < max(needed, before.contextTokens + 1) ? $0 : nil }
            let context = known ?? max(Self.leastContext, min(needed, before.contextTokens) * 3 / 4)
            let isNew = context < before.contextTokens || before.isContextAssumed
            if isNew { memory.learn(.context, String(context)) }
            // Room that was meant for thoughts can be given up; what the request asks for cannot.
            guard let sent, sent > asked else { return .tooLarge }
            let now = memory.corrected(profile).answerLimit(for: request) ?? asked
            return isNew && now < sent && prompt + now <= context ? .again : .tooLarge
        }
    }

    /// Under this no story can be written, so that less is never guessed.
    private static let leastContext = 1_024

    private func learnScale(counted: Int, estimate: Int) {
        let scale = Double(counted) / Double(estimate)
        guard (0.5...4).contains(scale) else { return }
        let name = TraitName.promptScaleFloor(request.language.primary)
        guard scale > memory.traits.number(name) ?? 1 else { return }
        let hundredths = Int((scale * 100).rounded(.up))
        memory.learn(name, "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)")
    }

    // MARK: - Parameters

    private func learn(_ refusal: ParameterRefusal, body: RefusalBody, _ state: inout State) -> Bool {
        switch refusal {
        case .without(let fields):
            return fields.sorted().map { memory.learn(.without($0), "true") }.contains(true)
        case .systemRole:
            return state.sent.systemRole && memory.learn(.systemRole, "false")
        case .prefill:
            return state.sent.prefill && memory.learn(.prefill, "false")
        case .otherLimitName:
            let current = state.sent.maxCompletionTokens
            state.triedLimitNames.insert(current)
            if state.triedLimitNames.contains(!current) {
                let without = ["max_tokens", "max_completion_tokens"].map { memory.learn(.without($0), "true") }
                return without.contains(true)
            }
            return memory.learn(.maxCompletionTokens, String(!current))
        case .effort(let offered):
            let current = state.sent.effort ?? (state.sent.thinking == .level ? "LOW" : Effort.usual)
            state.triedEfforts.insert(current.lowercased())
            let untried = offered.filter { !state.triedEfforts.contains($0) }
            guard let next = Effort.nearest(to: current.lowercased(), among: untried) else {
                let field = state.sent.thinking == .level ? "thinkinglevel" : "reasoning_effort"
                return memory.learn(.without(field), "true")
            }
            return memory.learn(.effort, state.sent.thinking == .level ? next.uppercased() : next)
        case .structure:
            let current = state.sent.structure
            state.triedStructures.insert(current)
            let next = Self.steps(below: current, body).first { !state.triedStructures.contains($0) } ?? .none
            return next != current && memory.learn(.structure, next.rawValue)
        }
    }

    /// The other ways to ask for JSON, best first, by what the refusal offers.
    private static func steps(
        below current: ModelCapabilities.StructureDialect, _ body: RefusalBody
    ) -> [ModelCapabilities.StructureDialect] {
        let wantsSchema = body.says("schema") && body.says("field required", "missing", "is required")
        switch current {
        case .gemini: return [.jsonObject, .none]
        case .jsonSchema: return wantsSchema ? [.bareSchema, .jsonObject, .none] : [.jsonObject, .none]
        case .bareSchema: return [.jsonObject, .none]
        case .jsonObject:
            if body.says("missing field `value`", "field `value`") { return [.jsonObjectValue, .none] }
            return body.says("json_schema") ? [.jsonSchema, .none] : [.none]
        case .jsonObjectValue: return [.jsonObject, .none]
        case .none: return []
        }
    }

    /// The names of a body's fields and of those within `generationConfig`, in lower case; what stands in messages and
    /// schemas are no fields of ours.
    private static func fields(of body: JSONValue) -> Set<String> {
        var names: Set<String> = []
        func add(_ value: JSONValue?) {
            guard case .object(let members)? = value else { return }
            for member in members {
                names.insert(member.name.lowercased())
                if ["generationConfig", "thinkingConfig"].contains(member.name) { add(member.value) }
            }
        }
        add(body)
        return names.subtracting(["model", "messages", "contents"])
    }
}
