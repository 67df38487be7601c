extension MessageServiceFailure {
    /// Every code a modem may give, with what it means for a message that was handed over.
    ///
    /// A cause of the relay protocol (RP-ERROR) or of the service centre answers this very
    /// message: it was not taken. A cause of the layer below (CP-ERROR, TS 24.011 §8.1.4.2) says
    /// that the connection failed while that answer was still to come: it proves nothing.
    static let table = FailureTable(relayCauses + failureCauses + equipmentCauses + makersCauses)

    /// RP-Cause, mobile originated (TS 24.011 Annex E-2), and 17 and 22 of §8.1.4.2.
    private static let relayCauses: [FailureRow] = [
        FailureRow(1, "Unassigned (unallocated) number", .giveUp),
        // Barrings and missing subscriptions are how operators say that there is no credit, or that
        // a number abroad or of a premium service is not for this SIM.
        FailureRow(8, "Operator determined barring", .barred),
        FailureRow(10, "Call barred", .barred),
        // Sent below the relay protocol: the switch lost something after it had the message.
        FailureRow(17, "Network failure", .ambiguous),
        // This message, whatever the others do.
        FailureRow(21, "Short message transfer rejected", .retry),
        FailureRow(22, "Congestion", .retry),
        FailureRow(27, "Destination out of service", .retry),
        // By the book the SIM is meant; some operators mean the recipient, who must not hold up the
        // rest.
        FailureRow(28, "Unidentified subscriber", .retry),
        FailureRow(29, "Facility rejected", .barred),
        // Either number may be meant. One bad number must not hold up the rest.
        FailureRow(30, "Unknown subscriber", .giveUp),
        FailureRow(38, "Network out of order", .retry),
        FailureRow(41, "Temporary failure", .retry),
        FailureRow(42, "Congestion", .retry),
        FailureRow(47, "Resources unavailable, unspecified", .retry),
        FailureRow(50, "Requested facility not subscribed", .barred),
        FailureRow(69, "Requested facility not implemented", .barred),
        // Out of step: the answer to another message, or to one that was answered already.
        FailureRow(81, "Invalid short message transfer reference value", .ambiguous),
        FailureRow(95, "Semantically incorrect message", .giveUp),
        FailureRow(96, "Invalid mandatory information", .giveUp),
        FailureRow(97, "Message type non-existent or not implemented", .giveUp),
        FailureRow(
            98, "Message not compatible with short message protocol state", .ambiguous),
        FailureRow(99, "Information element non-existent or not implemented", .giveUp),
        FailureRow(111, "Protocol error, unspecified", .ambiguous),
        // A network that gives no reasons stands between.
        FailureRow(127, "Interworking, unspecified", .ambiguous),
    ]

    /// TP-FCS (TS 23.040 §9.2.3.22).
    private static let failureCauses: [FailureRow] = [
        FailureRow(128, "Telematic interworking not supported", .giveUp),
        FailureRow(129, "Short message Type 0 not supported", .giveUp),
        FailureRow(130, "Cannot replace short message", .giveUp),
        FailureRow(143, "Unspecified TP-PID error", .giveUp),
        FailureRow(144, "Data coding scheme (alphabet) not supported", .giveUp),
        FailureRow(145, "Message class not supported", .giveUp),
        FailureRow(159, "Unspecified TP-DCS error", .giveUp),
        FailureRow(160, "Command cannot be actioned", .giveUp),
        FailureRow(161, "Command unsupported", .giveUp),
        FailureRow(175, "Unspecified TP-Command error", .giveUp),
        FailureRow(176, "TPDU not supported", .giveUp),
        FailureRow(192, "SC busy", .retry),
        FailureRow(193, "No SC subscription", .alarm),
        FailureRow(194, "SC system failure", .retry),
        FailureRow(195, "Invalid SME address", .giveUp),
        FailureRow(196, "Destination SME barred", .giveUp),
        // The centre has a message like this one: perhaps this one, from a try thought lost.
        FailureRow(197, "SM Rejected-Duplicate SM", .ambiguous),
        // Tawi asks for the same kind of validity period in every message.
        FailureRow(198, "TP-VPF not supported", .alarm),
        FailureRow(199, "TP-VP not supported", .alarm),
        // What a mobile answers to a delivery; as the end of a submission it makes no sense.
        FailureRow(208, "(U)SIM SMS storage full", .ambiguous),
        FailureRow(209, "No SMS storage capability in (U)SIM", .ambiguous),
        FailureRow(210, "Error in MS", .ambiguous),
        FailureRow(211, "Memory Capacity Exceeded", .ambiguous),
        FailureRow(212, "(U)SIM Application Toolkit Busy", .ambiguous),
        FailureRow(213, "(U)SIM data download error", .ambiguous),
        FailureRow(255, "Unspecified error cause", .ambiguous),
    ]

    /// What the equipment itself says (TS 27.005 §3.2.5).
    private static let equipmentCauses: [FailureRow] = [
        // The equipment failed, nobody knows when: before or after the network answered.
        FailureRow(300, "ME failure", .ambiguous),
        FailureRow(301, "SMS service of ME reserved", .retry),
        FailureRow(302, "Operation not allowed", .retry),
        FailureRow(303, "Operation not supported", .alarm),
        FailureRow(304, "Invalid PDU mode parameter", .giveUp),
        // The modem fell back to text mode: it forgot its settings and is to be set up again.
        FailureRow(305, "Invalid text mode parameter", .retry),
        FailureRow(310, "(U)SIM not inserted", .alarm),
        FailureRow(311, "(U)SIM PIN required", .alarm),
        FailureRow(312, "PH-(U)SIM PIN required", .alarm),
        FailureRow(313, "(U)SIM failure", .alarm),
        FailureRow(314, "(U)SIM busy", .retry),
        FailureRow(315, "(U)SIM wrong", .alarm),
        FailureRow(316, "(U)SIM PUK required", .alarm),
        FailureRow(317, "(U)SIM PIN2 required", .alarm),
        FailureRow(318, "(U)SIM PUK2 required", .alarm),
        // The SIM's memory is written before a message is sent, and after.
        FailureRow(320, "Memory failure", .ambiguous),
        // No answer to `+CMGS`, which names no place in the memory.
        FailureRow(321, "Invalid memory index", .ambiguous),
        FailureRow(322, "Memory full", .alarm),
        FailureRow(330, "SMSC address unknown", .alarm),
        FailureRow(331, "No network service", .retry),
        // The message went out and no answer came back.
        FailureRow(332, "Network timeout", .ambiguous),
        FailureRow(340, "No +CNMA acknowledgement expected", .ambiguous),
        FailureRow(500, "Unknown error", .ambiguous),
        FailureRow(500, "Unknown", .ambiguous),
    ]

    /// Above 340 and 511 makers count as they like (TS 27.005 §3.2.5 leaves it to them).
    ///
    /// 341 to 343 are Huawei's; 512 and up SIMCom's, which Cinterion shares up to 521. Wavecom
    /// gives 512 to 515 other meanings, so they prove nothing.
    private static let makersCauses: [FailureRow] = [
        FailureRow(341, "Destination not among the fixed dialling numbers", .giveUp),
        FailureRow(342, "Service centre not among the fixed dialling numbers", .alarm),
        FailureRow(343, "Refused by the (U)SIM's message control", .giveUp),
        FailureRow(512, "User abort", .ambiguous),
        FailureRow(513, "Unable to store", .ambiguous),
        FailureRow(514, "Invalid status", .ambiguous),
        FailureRow(515, "Device busy, or invalid character in string", .ambiguous),
        FailureRow(516, "Invalid length", .giveUp),
        FailureRow(517, "Invalid character in PDU", .giveUp),
        FailureRow(518, "Invalid parameter", .giveUp),
        FailureRow(519, "Invalid length or character", .giveUp),
        FailureRow(520, "Invalid character in text", .giveUp),
        FailureRow(521, "Timer expired", .ambiguous),
        FailureRow(522, "Operation temporarily not allowed", .retry),
        FailureRow(532, "SIM not ready", .retry),
        FailureRow(535, "Protocol stack busy", .ambiguous),
    ]
}
