internal import CHanTables

/// GBK's double bytes (leads 81 to FE, trails 40 to FE) and the scalars they stand for.
public struct GBK: Sendable {
    /// The table and its inverse.
    public static let shared = GBK()

    @usableFromInline let scalars: LastingTable<UInt16>
    @usableFromInline let codes: LastingTable<UInt16>

    @usableFromInline static let trailsPerLead = 0xFF - 0x40

    private init() {
        scalars = LastingTable(compiled: policytrack_gbk(), count: 126 * Self.trailsPerLead)
        codes = LastingTable(compiled: policytrack_gbk_codes(), count: 0x10000)
    }

    /// The scalar that `lead` and `trail` stand for; 0 where they stand for none.
    @inlinable @inline(__always)
    public func scalar(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
        guard lead >= 0x81, lead <= 0xFE, trail >= 0x40, trail <= 0xFE else { return 0 }
        return UInt32(scalars[(Int(lead) - 0x81) * Self.trailsPerLead + Int(trail) - 0x40])
    }

    /// The double byte of `scalar`, its lead in the high half; 0 where GBK has none.
    @inlinable @inline(__always)
    public func code(of scalar: UInt32) -> UInt16 {
        scalar <= 0xFFFF ? codes[Int(scalar)] : 0
    }
}
