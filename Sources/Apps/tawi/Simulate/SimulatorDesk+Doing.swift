internal import Foundation
internal import SMSPDU
internal import Simulation

/// What the control socket lets a person do, one function a word.
extension SimulatorDesk {
    func text(_ rest: String) async throws {
        let words = rest.split(separator: " ", maxSplits: 1)
        guard words.count == 2,
            let sender = Address(String(words[0])) ?? Address(alphanumeric: String(words[0]))
        else { throw Refused("Write: sms NUMBER TEXT") }
        let text = words[1].replacing("\\n", with: "\n")
        guard
            let parts = SMSDeliver.parts(
                text: String(text), from: sender, at: modem.serviceCentreNow,
                concatenationReference: UInt8.random(in: 0...255))
        else { throw Refused("The text is longer than 255 messages. Write less.") }
        for part in parts { await modem.deliver(part) }
    }

    func ussd(_ rest: String) async throws {
        let words = rest.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { throw Refused("Write: ussd CODE ANSWER") }
        await modem.answerUSSD(String(words[0]), with: String(words[1]))
    }

    /// Counts a fault up, or names them all.
    func fault(_ rest: String) async throws -> String {
        let words = rest.split(separator: " ").map(String.init)
        let names = ModemFault.allCases.map(\.rawValue)
        guard let name = words.first else { return jsonLine(["faults": names]) }
        guard let fault = ModemFault(rawValue: name) else {
            let nearest = NearestName.of(name, in: names).map { " Did you mean \($0)?" } ?? ""
            throw Refused("\"\(name)\" is no fault.\(nearest) Write fault alone to see them.")
        }
        let count = try words.count > 1 ? number(words[1], 0...1_000_000, "fault NAME COUNT") : 1
        await modem.misbehave { $0[fault] = count }
        return jsonLine(["done": "\(name) \(count)"])
    }

    func plan(_ rest: String) async throws {
        let every = try number(rest, 0...1_000_000, "plan EVERY")
        await modem.follow(every: every)
    }

    func unplug(_ rest: String) async throws {
        guard !rest.isEmpty else {
            await modem.unplug()
            return link.remove()
        }
        guard let seconds = Double(rest), (0...86_400).contains(seconds) else {
            throw Refused("Write: unplug SECONDS")
        }
        await modem.unplug(for: .seconds(seconds))
        link.remove()
    }

    func sim(_ rest: String) async throws {
        switch rest {
        case "remove": await modem.removeSIM()
        case "insert": await modem.insertSIM()
        case "full": await modem.fillSIM()
        case "swap": await modem.swapSIM()
        default: throw Refused("Write: sim remove, sim insert, sim full or sim swap")
        }
    }

    func network(_ rest: String) async throws {
        guard let coverage = NetworkCoverage(rawValue: rest) else {
            throw Refused("Write: network on, network off, network roaming or network denied")
        }
        await modem.cover(coverage)
    }

    func clock(_ rest: String) async throws {
        guard let stamp = ServiceCentreTimeStamp(iso8601: rest) else {
            throw Refused("\"\(rest)\" is no time. Write: clock 2026-11-24T10:00:00Z")
        }
        await modem.setClock(secondsSince1970: stamp.secondsSince1970)
    }

    func reports(_ rest: String) async throws {
        guard ["on", "off"].contains(rest) else {
            throw Refused("Write: reports on or reports off")
        }
        await modem.reportDelivery(rest == "on")
    }
}
