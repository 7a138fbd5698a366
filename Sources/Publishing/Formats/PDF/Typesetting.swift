import CTypesetting

/// The functions of Pango and cairo, opened when the first page is set and kept for the life of the process.
///
/// Unchecked, since Swift cannot know: the table holds nothing but addresses of functions and is never written again.
/// Both libraries may be used from many threads as long as each has objects of its own; every export has.
struct Typesetting: @unchecked Sendable {
    /// The functions by their own names.
    let functions: storywriter_typesetting

    private static let opened: Typesetting? = {
        var functions = storywriter_typesetting()
        return storywriter_typesetting_open(&functions) == 1 ? Typesetting(functions: functions) : nil
    }()

    /// The functions.
    ///
    /// - Throws: `ExportError.noTypesetting` where the libraries are not installed.
    static func open() throws(ExportError) -> Typesetting {
        guard let opened else { throw .noTypesetting }
        return opened
    }
}
