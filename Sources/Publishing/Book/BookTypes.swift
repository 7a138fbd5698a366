/// The typefaces that books are set in where they are installed: book types first, then ones that most systems have.
enum BookTypes {
    /// Families in the order of preference. The system adds its own for scripts that none of them has.
    static let families = [
        "Noto Serif", "Georgia", "Noto Naskh Arabic", "Noto Serif CJK SC", "Songti SC", "DejaVu Serif",
        "Liberation Serif", "serif",
    ]
}
