/// A stage that looks at one page at a time, keeps no state and does no I/O, so that pages may be processed in
/// parallel and in any order.
public protocol Transform<Input, Output>: Sendable {
    associatedtype Input: Sendable
    associatedtype Output: Sendable

    /// Decides about one page. The same input gives the same verdict on every machine.
    func process(_ input: Input) throws(PageError) -> Verdict<Output>
}
