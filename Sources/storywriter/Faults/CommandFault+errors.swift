import Accounts
import ArgumentParser
import Bootstrap
import LanguageModels
import ModelProviders
import Publishing
import Storage
import StoryDomain
import Storytelling

extension CommandFault {
    /// Gives any error of the house its exit code.
    init(_ error: any Error) {
        switch error {
        case let fault as CommandFault: self = fault
        case let error as ValidationError: self.init(.usage, error.message)
        case let error as ModelError: self.init(Self.code(for: error), error.message)
        case let error as StorageError: self.init(Self.code(for: error), error.message)
        case let error as BriefError: self.init(.usage, error.description)
        case let error as BriefFileError: self.init(.badData, error.description)
        case let error as SettingsError: self.init(.notConfigured, error.description)
        case let error as CatalogueError:
            self.init(error.file == nil ? .usage : .badData, error.description)
        case let error as ExportError: self.init(Self.code(for: error), error.description)
        case let error as ManuscriptError: self.init(.badData, error.description)
        case let error as AccountError: self.init(.usage, error.message)
        case let error as KeyError: self.init(.usage, error.message)
        case let error as WritingError: self.init(Self.code(for: error), error.description)
        default: self.init(.software, "Something failed that should not: \(error). Nothing that was stored is lost.")
        }
    }

    private static func code(for error: ModelError) -> Code {
        if error.provider == "embedded", error.disposition == .never { return .notConfigured }
        return switch error.code {
        case .unauthorized: .noPermission
        case .wrongAddress: .notConfigured
        case .rateLimited, .quotaExhausted, .noCredit, .breakerOpen: .tryLater
        case .unknownModel, .invalidRequest, .contextOverflow: .usage
        case .noQuota, .regionNotServed, .unreachable, .timedOut, .unavailable, .promptBlocked, .pictureRefused,
            .truncated, .malformedResponse, .answerTooLarge:
            .unavailable
        case .noProviderLeft: error.disposition == .never ? .unavailable : .tryLater
        }
    }

    private static func code(for error: StorageError) -> Code {
        switch error.code {
        case .notFound: .noInput
        case .locked, .conflict, .unconfirmed: .tryLater
        case .unreachable: .unavailable
        case .newerSchema: .notConfigured
        case .diskFull, .corrupted: .inputOutput
        case .unwritable: .cannotCreate
        case .other: .software
        }
    }

    private static func code(for error: ExportError) -> Code {
        switch error {
        case .notJSON, .notAStory, .newerVersion, .field, .tooLarge, .picturesTooLarge: .badData
        case .noTypesetting, .noFonts: .notConfigured
        case .noMemory: .tryLater
        case .notWritable: .software
        }
    }

    private static func code(for error: WritingError) -> Code {
        switch error {
        case .unknownStory: .noInput
        case .noProgress, .onlyThoughts, .answerTakenForThought: .unavailable
        }
    }
}
