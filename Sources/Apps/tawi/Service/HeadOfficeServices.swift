internal import Accounting
internal import Counter
internal import HeadOfficeSync
internal import LedgerStore
internal import Logging
internal import ServiceLifecycle
internal import TextCommands

/// What talks to head office, put together.
enum HeadOfficeServices {
    /// The services; none where there is no head office.
    static func all(
        _ configuration: Configuration, books: Books, logger: Logger
    ) -> [any Service] {
        guard let mifos = configuration.mifos, let rules = configuration.postingRules else {
            return []
        }
        let errands = NightlyErrands(
            books: books, rules: configuration.nightlyRules(mifos), logger: logger,
            now: Moment.now)
        let service = HeadOfficeService(
            books: books, server: { try configuration.headOffice() }, rules: rules,
            interval: .seconds(mifos.postEveryMinutes * 60),
            turn: SyncTurn(beside: configuration.branch.database),
            errands: [{ try await errands.perform($0) }],
            line: configuration.lineKeeper(mifos, books: books), logger: logger, now: Moment.now)
        return [service]
    }
}

extension Configuration {
    /// How what head office has is taken in.
    func pullRules(_ mifos: Mifos) -> PullRules {
        let rules = rules
        return PullRules(
            branch: branch.name, country: branch.country, currency: branch.currency,
            calendar: calendar, office: mifos.office, languages: rules.languages,
            doors: .counter(rules))
    }

    var reconciliationRules: Reconciler.Rules {
        Reconciler.Rules(
            currency: branch.currency, calendar: calendar, languages: rules.languages)
    }

    func nightlyRules(_ mifos: Mifos) -> NightlyErrands.Rules {
        NightlyErrands.Rules(
            pull: pullRules(mifos), reconciliation: reconciliationRules, line: mifos.line,
            pullAt: mifos.pullAt)
    }

    func lineKeeper(_ mifos: Mifos, books: Books) -> LineKeeper {
        LineKeeper(
            books: books, rules: mifos.line, calendar: calendar,
            words: rules.languages.pack(nil).text(of: .headOffice(.budgetSpent)), now: Moment.now)
    }
}

extension PullDoors {
    /// The counter's own doors: a changed phone waits for its owner's objection, and the sheets of
    /// the days ahead follow from the new picture.
    static func counter(_ rules: CounterRules) -> PullDoors {
        PullDoors(
            askForPhone: { books, phone, name, now in
                try ask(phone, for: name, in: books, rules, now)
            },
            pictureIsNew: { books, now in
                try SheetMaker(books: books, rules: rules, now: now).make()
            })
    }

    private static func ask(
        _ phone: PhoneNumber, for name: String, in books: OpenBooks, _ rules: CounterRules,
        _ now: Moment
    ) throws -> PhoneAnswer {
        guard let holder = try PhoneRegistry.Holder(named: name, in: books) else {
            return .refused
        }
        if holder.phone != phone, try books.phoneChanges.wasStopped(phone, of: name) {
            return .stopped
        }
        let asking = try PhoneRegistry(books: books, rules: rules, now: now)
            .ask(phone, for: holder, by: "head office")
        switch asking {
        case .waits, .done, .believedAgain: return .taken
        case .hasItAlready, .waitsAlready: return .known
        case .taken: return .refused
        }
    }
}

extension PhoneRegistry.Holder {
    /// `client:1024`, `officer:PO`; nil where there is nobody of the name.
    fileprivate init?(named name: String, in books: OpenBooks) throws {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        if parts[0] == "client" {
            guard let client = try books.people.client(number: parts[1]) else { return nil }
            self.init(client)
        } else {
            guard let officer = try books.people.officer(code: parts[1]) else { return nil }
            self.init(officer)
        }
    }
}
