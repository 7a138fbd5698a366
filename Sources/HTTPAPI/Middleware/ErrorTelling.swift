import Hummingbird
import Logging

/// Turns whatever is thrown into an answer in the words of the path's group.
struct ErrorTelling: RouterMiddleware {
    typealias Context = APIContext

    let bell: KeepAliveBell

    func handle(
        _ request: Request, context: APIContext, next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as BrokenConnection {
            throw error.cause
        } catch {
            return context.answer(for: Self.problem(error, context)).response(to: request, context: context, bell: bell)
        }
    }

    private static func problem(_ error: any Error, _ context: APIContext) -> Problem {
        if let error = error as? any ProblemConvertible {
            let problem = error.problem
            // Of ours, only what we cannot explain to the client needs the operator's eye.
            if problem.kind == .internal { log(error, context) }
            return problem
        }
        if error is CancellationError {
            return Problem(.unavailable, "The server is stopping: try again in a moment.", retryAfter: 1)
        }
        log(error, context)
        return Problem(.internal, "The server has a fault; tell its operator the request's id.")
    }

    private static func log(_ error: any Error, _ context: APIContext) {
        context.logger.error(
            "Request failed",
            metadata: [
                "route": "\(context.match.template)", "error.type": "\(String(reflecting: type(of: error)))",
                "error": "\(error)",
            ])
    }
}
