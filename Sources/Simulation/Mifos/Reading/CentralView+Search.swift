extension CentralView {
    /// `GET /v1/search?query=&resource=clients,…&exactMatch=`: whatever is called like that.
    func search() -> JSONValue {
        let text = request.query["query"] ?? ""
        let resources = (request.query["resource"] ?? "clients").split(separator: ",")
        var hits: [JSONValue] = []
        if resources.contains("clients") {
            hits += found(text).map(hit)
        }
        if resources.contains("loans") {
            hits += books.loans.values.filter {
                sees($0.officeId) && matches($0.accountNumber, text)
            }.sorted { $0.id < $1.id }.map(hit)
        }
        if resources.contains("savings") {
            hits += books.savings.values.filter {
                sees($0.officeId) && matches($0.accountNumber, text)
            }.sorted { $0.id < $1.id }.map(hit)
        }
        return .array(hits)
    }

    /// `POST /v2/clients/search`: a page as Spring makes them.
    func searchClients() throws(FineractRefusal) -> JSONValue {
        guard let body = JSONReader.value(of: request.body)?.object else { throw .invalidBody }
        let all = found(body["request"]?.object?["text"]?.text ?? "")
        let size = max(1, body["size"]?.integer ?? 50)
        let page = body["page"]?.integer ?? 0
        let shown = all.dropFirst(page * size).prefix(size)
        return [
            "totalElements": .number(all.count), "size": .number(size), "number": .number(page),
            "totalPages": .number((all.count + size - 1) / size),
            "content": .array(
                shown.map { client in
                    [
                        "id": .number(client.id), "displayName": .string(client.displayName),
                        "externalId": .string(client.externalId),
                        "accountNumber": .string(client.accountNumber),
                        "officeId": .number(client.officeId),
                        "officeName": .string(books.offices[client.officeId]?.name),
                        "mobileNo": .string(client.mobile), "status": client.status.coded,
                        "activationDate": .date(client.activationDate),
                    ]
                }),
        ]
    }

    private func found(_ text: String) -> [CentralClient] {
        books.clients.values.filter { client in
            sees(client.officeId)
                && [
                    client.displayName, client.accountNumber, client.externalId,
                    client.mobile ?? "",
                ].contains { matches($0, text) }
        }.sorted { $0.id < $1.id }
    }

    private func matches(_ value: String, _ text: String) -> Bool {
        guard !text.isEmpty else { return false }
        return request.query["exactMatch"] == "true" ? value == text : value.contains(text)
    }

    private func hit(_ client: CentralClient) -> JSONValue {
        [
            "entityId": .number(client.id), "entityAccountNo": .string(client.accountNumber),
            "entityExternalId": .string(client.externalId),
            "entityName": .string(client.displayName), "entityType": "CLIENT",
            "entityMobileNo": .string(client.mobile), "parentId": .number(client.officeId),
            "parentName": .string(books.offices[client.officeId]?.name),
            "entityStatus": client.status.coded,
        ]
    }

    private func hit(_ loan: Loan) -> JSONValue {
        [
            "entityId": .number(loan.id), "entityAccountNo": .string(loan.accountNumber),
            "entityExternalId": .string(loan.externalId),
            "entityName": .string(loan.product.name), "entityType": "LOAN",
            "parentId": .number(loan.clientId ?? loan.groupId), "entityStatus": loan.status.coded,
        ]
    }

    private func hit(_ account: SavingsAccount) -> JSONValue {
        [
            "entityId": .number(account.id), "entityAccountNo": .string(account.accountNumber),
            "entityExternalId": .string(account.externalId), "entityName": "Savings",
            "entityType": "SAVING", "parentId": .number(account.clientId),
            "entityStatus": account.status.coded,
        ]
    }
}
