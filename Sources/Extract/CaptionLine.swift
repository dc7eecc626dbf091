/// Lines that say who took a picture: `日光小学的学生在上课。文采薇摄`, `资料图片`.
enum CaptionLine {
    private static let ends = ["摄", "攝", "摄）", "摄)", "攝）", "资料图", "资料图片", "供图", "供圖", "供图）", "资料图）", "视觉中国）"]
        .map { Array($0.utf8) }
    /// Longer lines are paragraphs.
    private static let maximumUnits = 80.0

    static func isCaption(_ block: Block, _ draft: Draft) -> Bool {
        guard block.counts.units <= maximumUnits, !block.endsWithStop else { return false }
        let line = draft.cleaned(max(block.text.lowerBound, block.text.upperBound - 60)..<block.text.upperBound)
        return ends.contains { line.suffix($0.count).elementsEqual($0) }
    }
}
