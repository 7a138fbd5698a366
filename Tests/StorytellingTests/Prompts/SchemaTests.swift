import JSONNotation
import Testing

@testable import Storytelling

/// The schemas keep to what the decoders of all servers hold.
@Suite struct SchemaTests {
    private static let known: Set<String> = [
        "type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "enum",
        "description", "anyOf", "minimum", "maximum",
    ]

    /// The keywords that a schema uses, and whether each list has a bound.
    private func look(at schema: JSONValue, isProperties: Bool = false) -> (words: Set<String>, isBounded: Bool) {
        guard case .object(let members) = schema else { return ([], true) }
        var words: Set<String> = []
        var isBounded = isProperties || schema["type"]?.string != "array" || schema["maxItems"] != nil
        for member in members {
            if !isProperties { words.insert(member.name) }
            let inner = [member.value] + (member.value.array ?? [])
            for value in inner {
                let found = look(at: value, isProperties: !isProperties && member.name == "properties")
                words.formUnion(found.words)
                isBounded = isBounded && found.isBounded
            }
        }
        return (words, isBounded)
    }

    @Test(arguments: [true, false])
    func `no schema has lengths or patterns, and every list has a bound`(isLean: Bool) {
        let schemas = [
            PlanningSchema.setupOptions(isLean: isLean),
            PlanningSchema.outline(count: 3, eventsPerScene: 2, isLean: isLean), PlanningSchema.replan(isLean: isLean),
            CopilotSchema.answer(actions: CopilotWish.Action.allCases, wishes: 3, namesParagraphs: isLean),
        ]
        for schema in schemas {
            let (words, isBounded) = look(at: schema)
            #expect(words.isSubset(of: Self.known), "\(words.subtracting(Self.known))")
            #expect(isBounded)
        }
    }
}
