extension FieldFault: ProblemConvertible {
    package var problem: Problem { .invalid([self]) }
}
