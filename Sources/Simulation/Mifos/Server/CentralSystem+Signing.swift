internal import Foundation

extension CentralSystem {
    /// Who asks.
    ///
    /// - Throws: 401 for bad credentials, 400 where the password has to be renewed.
    func user(of request: FineractRequest) throws(FineractRefusal) -> AppUser {
        let unknown = FineractRefusal.page(401, "Unauthorized", "Full authentication is required")
        guard let header = request.headers["authorization"], header.hasPrefix("Basic "),
            let octets = Data(base64Encoded: String(header.dropFirst(6)))
        else { throw unknown }
        let parts = String(decoding: octets, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let user = user(String(parts[0]), password: String(parts[1]))
        else { throw unknown }
        if user.passwordIsOutdated { throw .passwordOutdated }
        return user
    }

    private func user(_ name: String, password: String) -> AppUser? {
        books.users.first { $0.name == name && $0.password == password }
    }

    /// `POST /v1/authentication`: who the user is and what she may do.
    func authenticate(_ request: FineractRequest) throws(FineractRefusal) -> JSONValue {
        guard request.method == "POST", let body = JSONReader.value(of: request.body)?.object,
            let name = body["username"]?.text, let password = body["password"]?.text
        else { throw .invalidBody }
        guard let user = user(name, password: password) else { throw .notAuthenticated }
        return describe(user)
    }

    func describe(_ user: AppUser) -> JSONValue {
        let key = Data("\(user.name):\(user.password)".utf8).base64EncodedString()
        var description: JSONObject = [
            "username": .string(user.name), "userId": .number(user.id),
            "base64EncodedAuthenticationKey": .string(key), "authenticated": true,
        ]
        if !user.passwordIsOutdated {
            description = description.merging([
                "officeId": .number(user.officeId),
                "officeName": .string(books.offices[user.officeId]?.name),
                "staffId": .number(user.staffId),
                "staffDisplayName": .string(
                    user.staffId.flatMap { books.staff[$0]?.displayName }),
                "roles": [["id": .number(user.id), "name": "Branch appliance"]],
                "permissions": .array(user.permissions.sorted().map { .string($0) }),
            ])
        }
        return .object(
            description.merging([
                "shouldRenewPassword": .bool(user.passwordIsOutdated),
                "isTwoFactorAuthenticationRequired": false,
            ]))
    }
}
