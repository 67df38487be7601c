internal import Accounting

/// Reads the parameters of a command and gathers what is wrong with them.
struct ParameterReader {
    let body: JSONObject
    /// What the codes of its faults are about, such as `loan.transaction`.
    let resource: String
    private(set) var faults: [ParameterFault] = []

    /// - Throws: the refusal of a parameter that is not among those allowed.
    init(_ body: JSONObject, of resource: String, allowing allowed: Set<String>)
        throws(FineractRefusal)
    {
        let unknown = body.names.filter { !allowed.contains($0) }
        guard unknown.isEmpty else {
            throw .invalid(
                unknown.map {
                    ParameterFault(
                        code: "error.msg.parameter.unsupported",
                        message: "The parameter \($0) is not supported.", parameter: $0)
                })
        }
        self.body = body
        self.resource = resource
    }

    /// - Throws: a refusal that names every fault found, if there are any.
    func finish() throws(FineractRefusal) {
        guard faults.isEmpty else { throw .invalid(faults) }
    }

    mutating func note(_ parameter: String, _ code: String, _ message: String) {
        faults.append(
            ParameterFault(
                code: "validation.msg.\(resource).\(parameter).\(code)",
                message: "The parameter `\(parameter)` \(message)", parameter: parameter))
    }

    mutating func require(_ parameter: String) {
        note(parameter, "cannot.be.blank", "is mandatory.")
    }
}

extension ParameterReader {
    /// A date, which needs `dateFormat` and `locale` beside it.
    mutating func date(_ name: String) throws(FineractRefusal) -> Day? {
        guard let text = body[name]?.text, !text.isEmpty else {
            require(name)
            return nil
        }
        guard let pattern = body["dateFormat"]?.text, !pattern.isEmpty else {
            throw .invalid(
                "validation.msg.missing.dateFormat.parameter",
                "The parameter `dateFormat` is mandatory.", "dateFormat")
        }
        let locale = try locale()
        guard let format = RequestedDateFormat(pattern: pattern) else {
            throw .invalid(
                "validation.msg.invalid.dateFormat.format",
                "The parameter `dateFormat` is invalid: \(pattern)", "dateFormat")
        }
        guard let day = format.day(text, knowsMonthNames: locale.namesMonthsInEnglish) else {
            throw .invalid(
                "validation.msg.invalid.date.format",
                "The parameter `\(name)` is invalid based on the dateFormat: `\(pattern)` and "
                    + "locale: `\(locale.language)` provided:", name)
        }
        return day
    }

    /// An amount: a JSON number as it stands, or a text as the locale writes numbers.
    mutating func amount(_ name: String, orZero: Bool = false) throws(FineractRefusal) -> Amount? {
        guard let value = body[name], let text = value.text, !text.isEmpty else {
            require(name)
            return nil
        }
        let amount =
            if case .number = value { Amount(number: text) } else { try locale().amount(text) }
        guard let amount else {
            throw .invalid(
                "validation.msg.invalid.decimal.format",
                "The parameter `\(name)` has value: \(text) which is invalid decimal value for "
                    + "provided locale of [\(body["locale"]?.text ?? "")].", name)
        }
        if orZero ? amount < .zero : amount <= .zero {
            note(
                name, orZero ? "not.zero.or.greater" : "not.greater.than.zero",
                "must be greater than \(orZero ? "or equal to " : "")0.")
        }
        return amount
    }

    mutating func text(_ name: String, atMost length: Int) -> String? {
        guard let text = body[name]?.text, !text.isEmpty else { return nil }
        if text.count > length {
            note(name, "exceeds.max.length", "exceeds max length of \(length).")
        }
        return text
    }

    mutating func number(_ name: String, isMandatory: Bool) -> Int? {
        guard let text = body[name]?.text, !text.isEmpty else {
            if isMandatory { require(name) }
            return nil
        }
        guard let number = Int(text), number > 0 else {
            note(name, "not.greater.than.zero", "must be greater than 0.")
            return nil
        }
        return number
    }

    private func locale() throws(FineractRefusal) -> RequestedLocale {
        guard let text = body["locale"]?.text, !text.isEmpty else {
            throw .invalid(
                "validation.msg.missing.locale.parameter", "The parameter `locale` is mandatory.",
                "locale")
        }
        guard let locale = RequestedLocale(text) else {
            throw .invalid(
                "validation.msg.invalid.locale.format",
                "The parameter `locale` has an invalid value \(text).", "locale")
        }
        return locale
    }
}
