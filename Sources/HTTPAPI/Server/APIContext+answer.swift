import HTTPTypes

extension APIContext {
    /// A problem in the words of this path's group.
    func answer(for problem: Problem) -> Answer {
        let body = errors.body(of: problem, requestID: requestID)
        var answer = Answer(
            status: HTTPResponse.Status(integerLiteral: errors.status(of: problem.kind)), headers: problem.headers,
            body: .bytes(Array(body.jsonText.utf8), mediaType: errors.mediaType))
        if problem.kind == .unauthenticated { answer.headers[.wwwAuthenticate] = "Bearer" }
        answer.headers[.retryAfter] = problem.retryAfter.map(String.init)
        return answer
    }
}
