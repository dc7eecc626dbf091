/// An earlier article that shares keys with a new one.
struct Candidate {
    let document: UInt32
    /// Sum over the shared keys of one over the number of articles that have the key: rare keys say more.
    var weight = 0.0
    var bands = 0
    var sentences = 0
    /// The part of ``weight`` that comes from sentences.
    var sentenceWeight = 0.0
    var sameAddress = false

    /// Takes in one more key that the two share, for `purpose`.
    mutating func share(_ keyWeight: Double, _ purpose: SketchKeys.Purpose) {
        weight += keyWeight
        switch purpose {
        case .band: bands += 1
        case .sentence:
            sentences += 1
            sentenceWeight += keyWeight
        case .address: sameAddress = true
        case .identity: break
        }
    }
}
