import Foundation
import Testing

/// `label`, `evaluate` and `train` through the real program, and topics in files of their own.
struct TopicLearningTests {
    private static let page = """
        全省5G基站突破十万个
        2025-06-18 江州日报
        记者从省通信管理局获悉，截至上月底，全省累计建成5G基站十万三千个，5G网络已经覆盖所有乡镇，用户达到三千万户。
        下一步，该省将推进5G独立组网和5G专网建设，扩大5G应用规模，让工厂、矿山和港口用上低时延的网络。
        """

    private static let labels = """
        {"id": "a", "topics": ["5G"], "title": "5G基站破十万", "text": "全省5G基站突破十万个，5G网络覆盖所有乡镇。\\n5G用户三千万户。"}
        {"id": "b", "topics": ["智慧医疗"], "title": "互联网医院上线", "text": "互联网医院上线，远程会诊开通。\\n电子病历全省互通。"}
        {"id": "c", "topics": [], "title": "春耕开始", "text": "农机下田，种子到位。\\n春耕进度快于去年。"}
        {"id": "d", "topics": [], "note": "borderline", "title": "展会开幕", "text": "展会运用5G、大数据、云计算等技术。\\n观众很多，展期五天。"}

        """

    @Test("a label holds the page's text; a later one takes its place; evaluate reads it")
    func label() throws {
        let workplace = try Workplace()
        try workplace.write(Self.page, to: "page.txt")
        #expect(try workplace.run("label", "page.txt", "数字政府").status == 0)
        let outcome = try workplace.run("label", "page.txt", "5G")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = try String(contentsOf: workplace.path("labels.jsonl"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[1].contains(#""topics":["5g"]"#) && lines[1].contains("通信管理局"))
        let evaluated = try workplace.run("evaluate")
        #expect(evaluated.status == 0, "\(evaluated.errors)")
        #expect(evaluated.output.contains("all: 1 texts, exact match 1.000"), "\(evaluated.output)")
        let unknown = try workplace.run("label", "page.txt", "6G")
        #expect(unknown.status != 0 && unknown.errors.contains(#""6G", which is no topic here"#), "\(unknown.errors)")
    }

    @Test("evaluate prints agreement, threshold curve, calibration, confusions and, if asked, mistakes")
    func evaluate() throws {
        let workplace = try Workplace()
        try workplace.write(Self.labels, to: "labels.jsonl")
        let outcome = try workplace.run("evaluate", "--errors")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "all: 4 texts, exact match 1.000", "clear cases: 3 texts", "threshold", "scores from", "labelled",
            "mistake",
        ] {
            #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
        }
        #expect(try workplace.run("evaluate", "--cross-validate", "--folds", "1").status == 64)
    }

    @Test("a labels file that is none is refused with its line")
    func badLabels() throws {
        let workplace = try Workplace()
        try workplace.write("{\"id\": \"a\", \"topics\": []}\nno label\n", to: "labels.jsonl")
        let outcome = try workplace.run("evaluate")
        #expect(outcome.status == 65, "\(outcome)")
        #expect(outcome.errors.contains("labels.jsonl:2: not a label"), "\(outcome.errors)")
        try workplace.write("{\"id\": \"a\", \"topics\": []}\n", to: "labels.jsonl")
        #expect(try workplace.run("evaluate").errors.contains("label a has no text"))
    }

    @Test("train prints weights that weightsFile takes")
    func train() throws {
        let workplace = try Workplace()
        try workplace.write(Self.labels, to: "labels.jsonl")
        let trained = try workplace.run("train")
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(trained.errors.contains("exact match"))
        try workplace.write(trained.output, to: "weights.json")
        try workplace.write(#"{"classify": {"weightsFile": "weights.json"}}"#, to: "pipeline.json")
        #expect(try workplace.run("check").status == 0)
        #expect(try workplace.run("evaluate").output.contains("exact match"))
        try workplace.write(#"{"bias": -1, "features": {"titel": 2}}"#, to: "weights.json")
        let refused = try workplace.run("check")
        #expect(refused.status == 78)
        #expect(refused.errors.contains(#"features.titel: unknown key. Did you mean "title"?"#), "\(refused.errors)")
    }

    @Test("a broken topic in a file of its own is refused with that file and the place in it")
    func topicFiles() throws {
        let workplace = try Workplace(configuration: #"{"classify": {"topicFiles": ["good.json", "bad.json"]}}"#)
        try workplace.write(#"{"id": "good", "terms": ["甲"]}"#, to: "good.json")
        try workplace.write(#"{"id": "bad", "terms": ["乙", "{丙|丁"]}"#, to: "bad.json")
        let braces = try workplace.run("check")
        #expect(braces.status == 78)
        #expect(braces.errors.contains("bad.json") && !braces.errors.contains("good.json"), "\(braces.errors)")
        #expect(braces.errors.contains("terms[1].any[0]: has a { without }"), "\(braces.errors)")
        try workplace.write(#"{"id": "good", "terms": ["乙"]}"#, to: "bad.json")
        let twice = try workplace.run("check")
        #expect(
            twice.errors.contains(#"id: must be unique, but "good" is already used by good.json"#), "\(twice.errors)")
        try workplace.write(#"{"id": "bad", "terms": ["乙"], "weight": 2}"#, to: "bad.json")
        #expect(try workplace.run("check").errors.contains("weight: unknown key"))
        try workplace.write(#"{"id": "bad", "terms": ["乙"]}"#, to: "bad.json")
        #expect(try workplace.run("check").status == 0)
    }
}
