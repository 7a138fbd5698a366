import Storytelling

extension WritingRefusal: ProblemConvertible {
    package var problem: Problem { Problem(.conflict, description) }
}
