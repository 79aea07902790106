import AnswerGrading
import Testing

@Suite("The stemmer")
struct Porter2Tests {
  /// Pairs from the sample vocabulary published with the algorithm.
  static let published = [
    "consign": "consign", "consigned": "consign", "consigning": "consign", "consignment": "consign",
    "consist": "consist", "consisted": "consist", "consistency": "consist", "consistent": "consist",
    "consistently": "consist", "consisting": "consist", "consists": "consist", "consolation": "consol",
    "consolations": "consol", "consolatory": "consolatori", "console": "consol", "consoled": "consol",
    "consoles": "consol", "consolidate": "consolid", "consolidated": "consolid", "consolidating": "consolid",
    "consoling": "consol", "consolingly": "consol", "consols": "consol", "consonant": "conson",
    "consort": "consort", "consorted": "consort", "consorting": "consort", "conspicuous": "conspicu",
    "conspicuously": "conspicu", "conspiracy": "conspiraci", "conspirator": "conspir",
    "conspirators": "conspir", "conspire": "conspir", "conspired": "conspir", "conspiring": "conspir",
    "constable": "constabl", "constables": "constabl", "constance": "constanc", "constancy": "constanc",
    "constant": "constant", "knack": "knack", "knackeries": "knackeri", "knacks": "knack", "knag": "knag",
    "knave": "knave", "knaves": "knave", "knavish": "knavish", "kneaded": "knead", "kneading": "knead",
    "knee": "knee", "kneel": "kneel", "kneeled": "kneel", "kneeling": "kneel", "kneels": "kneel",
    "knees": "knee", "knell": "knell", "knelt": "knelt", "knew": "knew", "knick": "knick", "knif": "knif",
    "knife": "knife", "knight": "knight", "knightly": "knight", "knights": "knight", "knit": "knit",
    "knits": "knit", "knitted": "knit", "knitting": "knit", "knives": "knive", "knob": "knob",
    "knobs": "knob",
    "knock": "knock", "knocked": "knock", "knocker": "knocker", "knockers": "knocker", "knocking": "knock",
    "knocks": "knock", "knopp": "knopp", "knot": "knot", "knots": "knot",
  ]

  @Test("published samples come out as published", arguments: published.sorted { $0.key < $1.key })
  func samples(word: String, stem: String) {
    #expect(Porter2.stem(word) == stem)
  }

  @Test(
    "each step does what its description says",
    arguments: [
      ("ties", "tie"), ("cries", "cri"), ("gas", "gas"), ("gaps", "gap"), ("kiwis", "kiwi"),
      ("hopping", "hop"),
      ("hoping", "hope"), ("luxuriated", "luxuri"), ("agreed", "agre"), ("feed", "feed"), ("happy", "happi"),
      ("enjoy", "enjoy"), ("say", "say"), ("relational", "relat"), ("conditional", "condit"),
      ("operator", "oper"), ("feudalism", "feudal"), ("hopefulness", "hope"), ("sensitivity", "sensit"),
      ("triplicate", "triplic"), ("electrical", "electr"), ("goodness", "good"), ("revival", "reviv"),
      ("adjustable", "adjust"), ("effective", "effect"), ("adoption", "adopt"), ("rate", "rate"),
      ("cease", "ceas"), ("controlling", "control"), ("generate", "generat"), ("generic", "generic"),
      ("communism", "communism"), ("skies", "sky"), ("dying", "die"), ("news", "news"), ("early", "earli"),
      ("succeed", "succeed"), ("proceed", "proceed"),
    ])
  func steps(word: String, stem: String) {
    #expect(Porter2.stem(word) == stem)
  }

  @Test("a word with other characters stays as it is", arguments: ["p30", "schön", "", "a", "12", "s3"])
  func others(word: String) {
    #expect(Porter2.stem(word) == word)
  }
}
