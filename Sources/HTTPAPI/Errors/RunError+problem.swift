import Jobs

extension RunError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .notFound: .notFound
        case .notAllowed: Problem(.conflict, description)
        case .storyIsBusy(let run):
            Problem(.runActive, "A run is writing this story: pause or cancel it, or wait for its end.")
                .with("run_id", .string(run.rawValue))
        case .leaseLost: Problem(.conflict, "Somebody else has this run by now: read it again.")
        }
    }
}
