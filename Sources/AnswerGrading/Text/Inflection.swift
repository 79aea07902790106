/// What the forms of one word have in common: irregular forms by a table, the others by stemming.
public enum Inflection {
  /// The word in its first form for an irregular one, else its stem. `word` is in lower case.
  public static func root(of word: String) -> String {
    if let base = irregular[word] { return base }
    return Porter2.stem(american(word))
  }

  /// `prioritise` and `prioritize` are one word.
  private static func american(_ word: String) -> String {
    guard word.utf8.count >= 8 else { return word }
    for ending in ["ise", "ised", "ises", "ising", "isation", "iser"] where word.hasSuffix(ending) {
      return word.dropLast(ending.utf8.count) + "iz" + ending.dropFirst(2)
    }
    return word
  }

  private static let irregular: [String: String] = {
    let groups =
      """
      lose lost loses losing loose loosing;run ran runs running;send sent sends sending
      keep kept keeps keeping;take took taken takes taking;give gave given gives giving
      hold held holds holding;go goes going went gone;come came comes coming
      write wrote written writes writing;read reads reading;choose chose chosen chooses choosing
      fall fell fallen falls falling;rise rose risen rises rising;throw threw thrown throws throwing
      break broke broken breaks breaking;shut shuts shutting;put puts putting;cut cuts cutting
      split splits splitting;begin began begun begins beginning;know knew known knows knowing
      think thought thinks thinking;tell told tells telling;find found finds finding
      build built builds building;leave left leaves leaving;spend spent spends spending
      stick stuck sticks sticking;sleep slept sleeps sleeping;queue queues queued queuing queueing
      index indices indexes indexed;say said says saying;see saw seen sees seeing;make made makes making
      drive drove driven drives driving;catch caught catches catching;feed fed feeds feeding
      get got gotten gets getting;meet met meets meeting;bring brought brings bringing
      buy bought buys buying;stand stood stands standing;swing swung swings swinging
      grow grew grown grows growing;bind bound binds binding;die died dies dying;do does did done doing
      be is are was were been being;have has had having;hit hits hitting;set sets setting
      shed sheds shedding;let lets letting;blow blew blown blows blowing;wear wore worn wears
      freeze froze frozen freezes freezing;flap flaps flapped flapping;hog hogs hogged hogging
      forget forgot forgotten forgets forgetting;reroute reroutes rerouted rerouting;redo redone redoes redid
      """
    var table: [String: String] = [:]
    for group in groups.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
      let words = group.split(separator: " ").map(String.init)
      for word in words { table[word] = words[0] }
    }
    return table
  }()
}
