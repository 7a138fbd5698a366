import FoundationEssentials

/// What was learned of a model at a server from its refusals and its counts: names, values and dates, and nothing of a
/// prompt, an answer or a key.
package struct LearnedTraits: Sendable, Hashable {
    /// One thing that was learned.
    package struct Trait: Sendable, Hashable {
        package var name: TraitName
        /// A number or a word, as text.
        package var value: String
        package var learnedAt: Date

        /// Takes a trait's parts.
        package init(_ name: TraitName, _ value: String, at moment: Date) {
            self.name = name
            self.value = value
            self.learnedAt = moment
        }

        /// Whether it is too old to be relied on at `moment`.
        package func isExpired(at moment: Date) -> Bool {
            moment.timeIntervalSince(learnedAt) > Double(name.lifetimeInDays) * 86_400
        }
    }

    private var traits: [TraitName: Trait] = [:]

    /// Nothing is known.
    package init() {}

    /// Takes traits; of two with one name the younger counts.
    package init(_ traits: some Sequence<Trait>) {
        for trait in traits { keep(trait) }
    }

    /// All of them by name.
    package var all: [Trait] {
        traits.values.sorted { $0.name.rawValue < $1.name.rawValue }
    }

    /// Whether nothing is known.
    package var isEmpty: Bool { traits.isEmpty }

    /// Keeps a trait, unless a younger one of its name is known.
    package mutating func keep(_ trait: Trait) {
        if let known = traits[trait.name], known.learnedAt > trait.learnedAt { return }
        traits[trait.name] = trait
    }

    /// Forgets a trait.
    package mutating func drop(_ name: TraitName) {
        traits[name] = nil
    }

    /// Those that are not too old at `moment`.
    package func fresh(at moment: Date) -> LearnedTraits {
        LearnedTraits(traits.values.filter { !$0.isExpired(at: moment) })
    }

    /// The value of a trait; nil where it is not known.
    package subscript(name: TraitName) -> String? { traits[name]?.value }

    /// The value of a trait that is a whole number.
    package func integer(_ name: TraitName) -> Int? { self[name].flatMap { Int($0) } }

    /// The value of a trait that is a number.
    package func number(_ name: TraitName) -> Double? { self[name].flatMap { Double($0) } }

    /// The fields of a request's body that the server refuses.
    package var refusedFields: Set<String> {
        Set(
            traits.keys.compactMap { name in
                if case .without(let field) = name { field } else { nil }
            })
    }
}
