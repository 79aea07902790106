internal import AnswerGrading

/// Words of a question that say little about what is asked.
enum PlainWords {
  /// Whether the word only holds the question together, so that nothing is looked up for it.
  static func isEmpty(_ word: String) -> Bool { empty.contains(word) }

  /// Whether a term of the index is that of such a word.
  static func isEmptyTerm(_ term: String) -> Bool { emptyTerms.contains(term) }

  /// Whether the word means something, but could stand in a question about anything.
  static func isWeak(_ word: String) -> Bool { weak.contains(word) }

  private static let empty = set(
    """
    a an the of to in on at by for with from into onto as is are was were be been being am do does did done doing
    have has had having i you he she it we they me my mine your our ours us them their his her its this that these
    those there here what whats which who whom whose when where why how wich wat can could may might must shall
    should will would need want and or but if then than so because not no nor only just also too very much many more
    most some any all each every please tell show know find give get gets got go goes going come comes im ive dont
    doesnt isnt arent cant wont thats lets let really actually exactly s t re ve ll d up out off over ever yet now
    """)

  private static let emptyTerms = empty.union(empty.map(Inflection.root))

  private static let weak = set(
    """
    about accept accepted accepts actual add added adds after again against ago ahead almost alone along already
    always another anybody anyhow anyone anything anyway apart appear appears around aside ask asked asking asks
    away back bad basically become becomes before begin begins behave behaves behavior behaviour believe beside
    besides best better between beyond big bit bother break breaking breaks brief bring brings brought build builds
    built buy call called calls care case cases catch caught cause caused causes certain certainly chance change
    changes changing choose chose clear common complete completely concept concern consider correct correctly
    couldnt couple current currently day days decide decided decides deep depend depends describe despite detail
    details didnt differ difference different differently differs direct directly doesn doubt down during earlier
    earliest early easily easy effect eg either else enough entire entirely especially etc even everybody everyone
    everything exact except exist exists expect expected explain explained extra fact facts fair fall falls far fast
    feel few figure fill final finally fine first fit fits follow follows forever found free fully further general
    generally getting giving gone good gotten great grow grows guess hand hands happen happened happening happens
    hard hasnt havent hear heard hello help helps hence hes hey hi high higher himself hit hits hope id idea ie
    immediately important info information inside instance instead interesting issue itll itself job jobs keep keeps
    kept kind kindly known knows large larger largest last later latest least leave leaves left lie lies like likely
    little long look looking looks lot lots low lower made main mainly make makes matter matters maybe mean meaning
    means meanwhile mechanism mention middle mind miss mix mixed moment mostly move moved myself name names near
    nearly necessary needed needs never new next nobody none normal normally nothing notice notices number obvious
    obviously occur often okay old once one ones opposite other otherwise ought outside overview own part particular
    parts past people perhaps person pick piece pieces place places plain plus point points possible possibly prefer
    present pretty probably problem problems proper properly purpose put quick quickly quite rather reach reached
    reaches react reacts ready real reason reasons recent recently regarding related remain remains remember right
    rough roughly run running runs said same say says see seem seems seen sense serious set sets several shes short
    shortly shouldnt simple simply since single sit sits situation slightly small somebody somehow someone something
    sometimes somewhat somewhere soon sorry sort specific specifically spot stand stands start started starts stay
    stays still stop stopped stops straight strange stuff such sudden suddenly suffer suggest summary suppose
    supposed sure surely take takes taking talk tells tend thank thanks themself themselves therefore theyre thin
    thing things think though thought through thus till time times tip tips today together told tomorrow total
    totally tough toward towards tried tries trouble true truth try turn turned turns typical under understand
    unless unlike until unusual upon use used useful uses using usual usually various versus via view visit vs
    wanted wants wasnt way ways well went werent weve whatever whenever wherever whether while whole wish within
    without wonder wondering word words work working works worry worth wouldnt wow wrong yes yesterday youre yours
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
