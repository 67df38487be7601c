extension CentralSystem {
    /// `POST /v1/batches?enclosingTransaction=`: many requests in one, answered in the order of
    /// their numbers.
    mutating func batch(
        _ request: FineractRequest, _ user: AppUser
    ) throws(FineractRefusal) -> FineractAnswer {
        guard request.method == "POST",
            let values = JSONReader.value(of: request.body)?.array
        else { throw .invalidBody }
        let items = values.compactMap { $0.object.flatMap(BatchItem.init) }
        guard items.count == values.count else { throw .invalidBody }
        guard !items.contains(where: \.namesAHeaderTwice) else { throw .exception }
        let together = request.query["enclosingTransaction"] == "true"
        let answers = together ? batchTogether(items, request, user) : batch(items, request, user)
        return FineractAnswer(.array(answers))
    }

    /// Each item for itself; only those that refer to a failed one fail with it.
    private mutating func batch(
        _ items: [BatchItem], _ request: FineractRequest, _ user: AppUser
    ) -> [JSONValue] {
        var answers: [Int: FineractAnswer] = [:]
        for item in Self.parentsFirst(items) {
            let answer = answer(to: item, request, user, answers)
            if hasDied { break }
            answers[item.id] = answer
        }
        return items.sorted { $0.id < $1.id }.compactMap { item in
            answers[item.id].map { Self.json(item, $0) }
        }
    }

    /// All or none: a failed item undoes the others, their command rows too, and is the only one
    /// that is answered.
    private mutating func batchTogether(
        _ items: [BatchItem], _ request: FineractRequest, _ user: AppUser
    ) -> [JSONValue] {
        let (books, commands) = (self.books, self.commands)
        var answers: [Int: FineractAnswer] = [:]
        for item in Self.parentsFirst(items) {
            let answer = answer(to: item, request, user, answers)
            guard (200...299).contains(answer.status), !hasDied else {
                (self.books, self.commands) = (books, commands)
                return [Self.json(item, answer)]
            }
            answers[item.id] = answer
        }
        return items.sorted { $0.id < $1.id }.compactMap { item in
            answers[item.id].map { Self.json(item, $0) }
        }
    }

    private mutating func answer(
        to item: BatchItem, _ request: FineractRequest, _ user: AppUser,
        _ earlier: [Int: FineractAnswer]
    ) -> FineractAnswer {
        var item = item
        if let reference = item.reference {
            guard let parent = earlier[reference] else {
                return FineractAnswer(
                    status: 400, body: "Parent request with id \(reference) was erroneous!")
            }
            guard (200...299).contains(parent.status) else {
                return FineractAnswer(
                    status: parent.status,
                    body: "Parent request with id \(reference) was erroneous!")
            }
            item.resolve(from: parent)
        }
        guard item.isSupported else {
            return FineractAnswer(
                status: 501,
                body: "Resource with method \(item.method) and relativeUrl \(item.relativeURL) "
                    + "doesn't exist")
        }
        let inner = item.request(inside: request)
        do throws(FineractRefusal) {
            guard let endpoint = Endpoint(inner.path) else { throw .page(404, "Not Found", "") }
            guard let operation = try inner.isWrite ? Operation(endpoint, inner) : nil else {
                return FineractAnswer(try read(endpoint, inner, user))
            }
            return try run(operation, inner, user)
        } catch {
            return error.answer
        }
    }

    private static func parentsFirst(_ items: [BatchItem]) -> [BatchItem] {
        let sorted = items.sorted { $0.id < $1.id }
        return sorted.filter { $0.reference == nil } + sorted.filter { $0.reference != nil }
    }

    private static func json(_ item: BatchItem, _ answer: FineractAnswer) -> JSONValue {
        let cached = answer.headers["x-served-from-cache"].map {
            [("x-served-from-cache", $0)]
        }
        let headers = item.headers.map { ($0.name, $0.value) } + (cached ?? [])
        return [
            "requestId": .number(item.id), "statusCode": .number(answer.status),
            "headers": .array(headers.map { ["name": .string($0.0), "value": .string($0.1)] }),
            "body": .string(answer.body),
        ]
    }
}

extension BatchItem {
    /// Replaces each `$.name` in the URL and in the values of the body by what the parent answered.
    mutating func resolve(from parent: FineractAnswer) {
        guard let answered = JSONReader.value(of: Array(parent.body.utf8))?.object else { return }
        relativeURL = relativeURL.split(separator: "/", omittingEmptySubsequences: false).map {
            segment in
            guard segment.hasPrefix("$.") else { return String(segment) }
            let name = segment.dropFirst(2).prefix { $0 != "?" }
            let rest = segment.dropFirst(2 + name.count)
            return (answered[String(name)]?.text ?? String(segment)) + rest
        }.joined(separator: "/")
        guard var object = JSONReader.value(of: Array(body.utf8))?.object else { return }
        for member in object.members {
            guard let text = member.value.text, text.hasPrefix("$."),
                let value = answered[String(text.dropFirst(2))]
            else { continue }
            object[member.name] = value
        }
        body = JSONValue.object(object).written
    }
}
