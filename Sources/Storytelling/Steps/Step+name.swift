extension Step {
    /// The step in a few words, for progress and errors.
    package var name: String {
        switch self {
        case .setupOptions: "the setups"
        case .chooseSetup: "the choice of a setup"
        case .premise: "the premise"
        case .outline(let first): first == 1 ? "the outline" : "the outline from scene \(first)"
        case .scene(let number, _): "scene \(number)"
        case .ending: "the ending"
        case .closeScene(let number): "closing scene \(number)"
        case .delta(let number): "notes on scene \(number)"
        case .repair(let number, _): "a repair in scene \(number)"
        case .finish: "the finish"
        }
    }
}
