/// Cuts a text page into blocks: its lines.
struct CollectLines: Pass {
    func run(_ draft: inout Draft, _ notes: inout Notes) {
        let text = draft.text
        var blocks: [Block] = []
        text.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 10, bytes[end] != 13, bytes[end] != 12 { end += 1 }
                let counts = TextCounts(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                if counts.units > 0 || counts.stops > 0 {
                    blocks.append(Block(text: start..<end, node: -1, tag: .paragraph, counts: counts))
                }
                start = end + 1
            }
        }
        draft.blocks = blocks
        notes.add("\(blocks.count) lines")
    }
}
