/// Writes made-up news: names, titles, sentences, paragraphs.
///
/// Two streams of random numbers feed it: `words` chooses how a thing is said, `facts` chooses places, names, figures and
/// dates. The same words with other facts are what a notice refilled for another province is.
struct Prose {
    var words: SeededRandom
    var facts: SeededRandom

    // MARK: Facts

    mutating func place() -> String { facts.pick(Vocabulary.places) }

    mutating func person() -> String {
        let given = facts.pick(Vocabulary.givenNames)
        return facts.pick(Vocabulary.surnames) + given + (facts.chance(75) ? facts.pick(Vocabulary.givenNames) : "")
    }

    /// A name nobody has: `石桐镇`, `永康新区`.
    mutating func name() -> String {
        facts.pick(Vocabulary.nameCharacters) + facts.pick(Vocabulary.nameCharacters) + facts.pick(Vocabulary.villages)
    }

    mutating func number() -> String {
        switch facts.below(4) {
        case 0: "\(facts.within(2...99))"
        case 1: "\(facts.within(100...9999))"
        default: "\(facts.within(2...980)).\(facts.within(1...99))"
        }
    }

    mutating func percent() -> String { "\(facts.within(3...96)).\(facts.within(1...9))%" }

    // MARK: Phrases

    private mutating func noun() -> String { words.pick(Vocabulary.nouns) }
    private mutating func verb() -> String { words.pick(Vocabulary.verbs) }
    private mutating func modifier() -> String { words.pick(Vocabulary.modifiers) }

    private mutating func nounPhrase() -> String {
        switch words.below(5) {
        case 0: noun() + noun()
        case 1: modifier() + noun()
        case 2: modifier() + noun() + noun()
        case 3: modifier() + "的" + noun()
        default: noun() + "和" + noun()
        }
    }

    private mutating func verbPhrase() -> String {
        (words.chance(45) ? words.pick(Vocabulary.adverbs) : "") + verb() + nounPhrase()
    }

    private mutating func opening() -> String {
        switch words.below(7) {
        case 0: "\(facts.within(1...12))月\(facts.within(1...28))日，"
        case 1: "今年以来，"
        case 2: "在\(place())\(name())，"
        case 3: "据\(place())\(words.pick(Vocabulary.organisations))介绍，"
        case 4: "记者从\(place())\(words.pick(Vocabulary.organisations))了解到，"
        default: ""
        }
    }

    private mutating func subject() -> String {
        switch words.below(5) {
        case 0: place() + words.pick(Vocabulary.organisations)
        case 1: place() + nounPhrase()
        case 2: name()
        case 3: person()
        default: nounPhrase()
        }
    }

    // MARK: Sentences

    /// A sentence about no topic, 25 to 90 characters.
    mutating func sentence() -> String {
        switch words.below(8) {
        case 0:
            "\(place())\(words.pick(Vocabulary.speakers))\(person())\(words.pick(Vocabulary.speaking))，"
                + "\(verbPhrase())，\(verbPhrase())，是\(nounPhrase())的\(modifier())\(noun())。"
        case 1:
            "“\(nounPhrase())\(verb())以后，\(words.pick(Vocabulary.results))，”\(person())"
                + "\(words.pick(Vocabulary.speaking))，\(subject())还要\(verbPhrase())。"
        case 2:
            "\(opening())\(subject())\(verb())\(noun())\(number())\(words.pick(Vocabulary.units))，"
                + "\(nounPhrase())同比增长\(percent())。"
        case 3:
            "\(opening())\(subject())\(verbPhrase())，\(verbPhrase())，\(words.pick(Vocabulary.results))。"
        case 4:
            "目前，\(name())的\(nounPhrase())已经\(verb())，\(noun())\(noun())达到\(number())\(words.pick(Vocabulary.units))。"
        case 5:
            "\(subject())与\(subject())\(verbPhrase())，围绕\(noun())、\(noun())、\(nounPhrase())\(verbPhrase())。"
        default:
            "\(opening())\(subject())\(verbPhrase())，\(verb())\(nounPhrase())，\(verb())\(noun())。"
        }
    }

    mutating func title() -> String {
        switch words.below(4) {
        case 0: "\(place())\(verb())\(nounPhrase()) \(words.pick(Vocabulary.results))"
        case 1: "\(place())\(name())：\(verbPhrase()) \(verb())\(noun())"
        case 2:
            "\(words.pick(Vocabulary.organisations))\(verbPhrase()) \(noun())\(verb())\(number())\(words.pick(Vocabulary.units))"
        default: "\(nounPhrase())“\(verb())\(noun())” \(place())\(name())\(verbPhrase())"
        }
    }

    /// A template of ``TopicVocabulary`` with its slots filled.
    mutating func fill(_ template: String) -> String {
        var filled = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            filled += value(of: rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private mutating func value(of slot: Substring) -> String {
        switch slot {
        case "place": place()
        case "org": words.pick(Vocabulary.organisations)
        case "noun": noun()
        case "mod": modifier()
        case "verb": verb()
        case "num": number()
        case "unit": words.pick(Vocabulary.units)
        case "percent": percent()
        case "year": "\(facts.within(2019...2027))"
        case "person": person()
        case "name": name()
        default: preconditionFailure("no such slot: \(slot)")
        }
    }
}
