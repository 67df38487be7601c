internal import Accounting
internal import TextCommands

/// What the MFI has settled about what two people must agree on.
public struct ApprovalRules: Hashable, Sendable {
    /// Whether a manager ends APPROVE and REJECT with his PIN.
    public var managersAddPIN = false

    public init(managersAddPIN: Bool = false) {
        self.managersAddPIN = managersAddPIN
    }
}

extension CounterRules {
    /// The messages that settle an approval, as a manager is shown them.
    func forms(for approval: ApprovalReference) -> (approve: String, reject: String) {
        let secret = managersSecret.map { " " + $0 } ?? ""
        return (
            Instruction.approve(reference: approval.text, code: nil).form(withCode: false) + secret,
            Instruction.reject(reference: approval.text, code: nil).form(withCode: false) + secret
        )
    }

    /// What a manager adds, as he is shown it; nil where his phone is enough.
    private var managersSecret: String? {
        switch access.officer {
        case .phoneAndPIN: "PIN"
        case .phoneAndCode, .phoneAndHOTP: "CODE"
        case .phone: approvals.managersAddPIN ? "PIN" : nil
        }
    }
}
