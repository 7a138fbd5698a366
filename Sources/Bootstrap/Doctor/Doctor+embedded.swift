import Foundation
import LanguageModels
import ModelProviders

extension Doctor {
    /// The subject of the finding that says whether the built-in model can write.
    static let embeddedSubject = "embedded"

    /// Whether somebody asked for the built-in model, so that its absence is a fault.
    private var isEmbeddedAsked: Bool {
        settings.embeddedModel != nil || settings.llamaServer != nil
            || settings.providers?.contains(Self.embeddedSubject) == true || startsEmbedded
    }

    /// The built-in model's file and runtime, its Python, and, if asked, a real start.
    func embedded(catalogue: ModelCatalogue, transport: HTTPTransport) async -> [DoctorFinding] {
        let configuration = settings.embeddedConfiguration()
        do {
            try configuration.check()
        } catch {
            let message = (error as? ModelError)?.message ?? "\(error)"
            return [DoctorFinding(Self.embeddedSubject, isEmbeddedAsked ? .broken : .absent, message)]
        }
        var findings: [DoctorFinding] = []
        if configuration.llamaServerPath == nil {
            let python = await python(configuration.python)
            findings.append(python)
            guard python.state == .fine else {
                let needs = "The model is there, but the Python that serves it is not."
                return findings + [DoctorFinding(Self.embeddedSubject, .broken, needs)]
            }
        }
        // The size is only displayed; starting the model reports a file that cannot be read.
        let size = (try? FileManager.default.attributesOfItem(atPath: configuration.modelPath)[.size] as? NSNumber)
            .flatMap { $0 }.map { ", \(Self.bytes($0.int64Value))" }
        let server = configuration.llamaServerPath.map { "; served by \($0)" } ?? ""
        let there = "\(configuration.modelName)\(size ?? "") at \(configuration.modelPath)\(server)."
        guard startsEmbedded else {
            return findings + [
                DoctorFinding(Self.embeddedSubject, .fine, "\(there) `storywriter doctor --start` starts it.")
            ]
        }
        return findings + [await start(configuration, there: there, catalogue: catalogue, transport: transport)]
    }

    private func python(_ name: String) async -> DoctorFinding {
        guard let path = ProgramSearch.path(of: name, in: environment) else {
            return DoctorFinding(
                "python", .broken,
                "\(name) is not in PATH: install Python 3.10 or newer, or set STORYWRITER_LLAMA_SERVER.")
        }
        let said = await ProgramSearch.output(of: path, ["--version"], environment: environment)
        guard let version = ProgramSearch.version(in: said, after: "Python "), version.isAtLeast(3, 10) else {
            return DoctorFinding(
                "python", .broken,
                "\(path) is older than Python 3.10: install a newer one, or set STORYWRITER_LLAMA_SERVER.")
        }
        return DoctorFinding("python", .fine, "Python \(version) at \(path).")
    }

    /// Starts the server as a run would, and stops it again.
    private func start(
        _ configuration: EmbeddedConfiguration, there: String, catalogue: ModelCatalogue, transport: HTTPTransport
    ) async -> DoctorFinding {
        do {
            let profile = try catalogue.profile(
                provider: Self.embeddedSubject, model: configuration.modelName, on: Date())
            let model = EmbeddedModel(
                configuration: settings.embeddedConfiguration(contextTokens: profile.contextTokens), profile: profile,
                transport: transport)
            let begun = ContinuousClock.now
            do {
                try await model.prepare()
            } catch {
                await model.stop()
                throw error
            }
            let tenths = Int(((ContinuousClock.now - begun) / .milliseconds(100)).rounded())
            await model.stop()
            return DoctorFinding(
                Self.embeddedSubject, .fine, "\(there) Started and answered after \(tenths / 10).\(tenths % 10) s.")
        } catch let error as ModelError {
            return DoctorFinding(Self.embeddedSubject, .broken, error.message)
        } catch {
            return DoctorFinding(Self.embeddedSubject, .broken, "\(error)")
        }
    }
}
