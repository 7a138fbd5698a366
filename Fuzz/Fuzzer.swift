#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// libFuzzer's loop with one of our readers: `storywriter-fuzz READER [libFuzzer's flags and folders]`.
///
/// `storywriter-fuzz --list` prints the readers, `storywriter-fuzz --seeds READER FOLDER` writes what a reader's corpus
/// begins with.
@main
enum Fuzzer {
    /// The reader of this process. Set once, before libFuzzer's loop begins on the same thread.
    nonisolated(unsafe) private static var reader: Reader?

    static func main() {
        let words = CommandLine.arguments.dropFirst()
        guard let first = words.first else { fail("Name a reader: \(Reader.all.map(\.name).joined(separator: ", ")).") }
        if first == "--list" {
            for reader in Reader.all { print(reader.name) }
            return
        }
        if first == "--seeds", words.count == 3, let reader = Reader.named(words.dropFirst().first ?? "") {
            store(reader.seeds(), in: words.last ?? ".")
            return
        }
        guard let chosen = Reader.named(first) else { fail("There is no reader “\(first)”; --list shows them.") }
        reader = chosen
        run([CommandLine.arguments[0]] + words.dropFirst())
    }

    private static func run(_ words: [String]) -> Never {
        var count = CInt(words.count)
        // Kept until the process ends, as the arguments of `main` are.
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
        for (index, word) in words.enumerated() { list[index] = strdup(word) }
        list[words.count] = nil
        var arguments = list
        let code = runDriver(&count, &arguments) { pointer, length in
            Fuzzer.reader?.take(Array(UnsafeBufferPointer(start: pointer, count: length)))
            return 0
        }
        exit(code)
    }

    private static func store(_ seeds: [[UInt8]], in folder: String) {
        mkdir(folder, 0o755)
        for (index, seed) in seeds.enumerated() {
            guard let file = fopen("\(folder)/seed-\(index)", "wb") else { fail("\(folder) cannot be written to.") }
            fwrite(seed, 1, seed.count, file)
            fclose(file)
        }
    }

    private static func fail(_ message: String) -> Never {
        let line = Array("storywriter-fuzz: \(message)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
        exit(64)
    }
}

/// libFuzzer's entry for programs with a `main` of their own (compiler-rt, FuzzerInterface: `LLVMFuzzerRunDriver`).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
