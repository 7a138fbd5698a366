import FoundationEssentials
import StoryDomain

extension Plans {
    /// The default plan of a file that names none.
    private static let usualStandard = "free"
    /// The most of any count; far beyond what anybody uses, so that sums cannot overflow.
    private static let largestCount = 1_000_000_000_000
    /// The most US dollars; what the counters can hold with room to spare.
    private static let mostMoney = Decimal(1_000_000)
    private static let longestName = 60

    /// Reads and checks an operator's plans. They stand in place of the built-in ones.
    ///
    /// A limit that is spelled wrong is refused, since it would else mean "unlimited".
    ///
    /// - Throws: `PlansError` that names plan and field.
    package init(file: PlansFile) throws(PlansError) {
        guard !file.plans.isEmpty else {
            throw PlansError(code: .noPlans, message: "There is no plan: write at least one under “plans”.")
        }
        var plans: [Plan] = []
        for (name, fields) in file.plans.sorted(by: { $0.key < $1.key }) {
            plans.append(try Self.plan(name, of: fields))
        }
        let standard = file.standard ?? Self.usualStandard
        guard let plan = plans.first(where: { $0.name == standard }) else {
            throw PlansError(
                code: .unknownDefault, plan: standard, field: "default",
                message: "There is no plan “\(standard)” for users without one: write it, or name another as “default”."
            )
        }
        self.init(plans, standard: plan)
    }

    private static func plan(_ name: String, of fields: [String: PlansFile.Field]) throws(PlansError) -> Plan {
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard !name.isEmpty, name.count <= longestName, isPlain else {
            throw PlansError(
                code: .badName, plan: name,
                message: "A plan's name has 1 to \(longestName) characters and no control characters.")
        }
        var limits = PlanLimits.none
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            let place = Place(plan: name, field: field)
            switch field {
            case "calls": limits.calls = try count(value, at: place)
            case "tokens": limits.tokens = try count(value, at: place)
            case "images": limits.images = try count(value, at: place)
            case "money": limits.money = try money(value, at: place)
            case "requests_per_minute": limits.requestsPerMinute = try count(value, at: place)
            case "concurrent_runs": limits.concurrentRuns = try count(value, at: place)
            case "longest_story": limits.longestStory = try count(value, at: place)
            case "picture_megabytes": limits.pictureMegabytes = try count(value, at: place)
            case "models": limits.models = try names(value, at: place)
            default:
                throw PlansError(
                    code: .unknownField, plan: name, field: field,
                    message: "The plan “\(name)” has an unknown limit “\(field)”: use calls, tokens, images, money, "
                        + "requests_per_minute, concurrent_runs, longest_story, picture_megabytes or models.")
            }
        }
        return Plan(name: name, limits: limits)
    }

    /// Where in the file a value stands.
    private struct Place {
        var plan: String
        var field: String

        func error(_ demand: String) -> PlansError {
            PlansError(
                code: .badValue, plan: plan, field: field,
                message: "The plan “\(plan)” has no usable “\(field)”: \(demand); leave it out for no limit.")
        }
    }

    private static func count(_ value: PlansFile.Field, at place: Place) throws(PlansError) -> Int {
        guard case .scalar(let text) = value, let number = Int(text), (0...largestCount).contains(number) else {
            throw place.error("write a whole number from 0 to \(largestCount)")
        }
        return number
    }

    private static func money(_ value: PlansFile.Field, at place: Place) throws(PlansError) -> Decimal {
        guard case .scalar(let text) = value, let number = Decimal(digits: text), number >= 0, number <= mostMoney
        else {
            throw place.error("write US dollars from 0 to \(mostMoney), such as 2.50")
        }
        return number
    }

    private static func names(_ value: PlansFile.Field, at place: Place) throws(PlansError) -> [String] {
        guard case .list(let names) = value, names.allSatisfy({ !$0.isEmpty }) else {
            throw place.error("write a list of models such as [gemini-*, gpt-4.1]")
        }
        return names
    }
}
