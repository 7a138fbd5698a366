import Foundation
import LanguageModels

extension EmbeddedConfiguration {
    /// Looks whether all that a server needs is there, before one is started.
    ///
    /// - Throws: `ModelError` whose message says what is missing and how to get it.
    package func check() throws {
        try checkModel()
        if let llamaServerPath {
            guard FileManager.default.isExecutableFile(atPath: llamaServerPath), !Self.isFolder(llamaServerPath) else {
                throw EmbeddedFault.noLlamaServer(llamaServerPath)
            }
        } else {
            guard FileManager.default.fileExists(atPath: runtimePath + "/xllamacpp/__init__.py") else {
                throw EmbeddedFault.noRuntime(runtimePath)
            }
        }
    }

    private func checkModel() throws {
        guard FileManager.default.fileExists(atPath: modelPath), !Self.isFolder(modelPath) else {
            throw EmbeddedFault.noModel(modelPath)
        }
        guard let file = FileHandle(forReadingAtPath: modelPath) else {
            throw EmbeddedFault.unreadableModel(modelPath)
        }
        // Nothing was written that closing could lose.
        defer { try? file.close() }
        // Every GGUF file begins with its own name.
        guard let magic = try? file.read(upToCount: 4), magic == Data("GGUF".utf8) else {
            throw EmbeddedFault.notGGUF(modelPath)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
