extension PlainWords {
  /// Words that mean something and could stand in a question about anything. Where one of them stands nowhere, that says nothing.
  static let weak: Set<String> = Set(
    """
    ability able about absolutely accept accepted accepts accidentally accomplish according achieve acquire act
    acting actions active activity actual add added addition additional adds adequate adjust adjusted advance
    advantage advantages advice advise affects after again against ago ahead aim alarming almost alone along already
    alternative alternatives always ambiguous amount amounts analyse analyze annoying another anybody anyhow anymore
    anyone anything anyway apart apparently appear appears applied applies apply approach appropriate approximately
    argue argument arise around arrange arrive arrived arrives aside ask asked asking asks aspect aspects assume
    assumed assuming attempt attempts attention automatic automatically avoid avoided avoids await aware away back
    bad badly based basically basics become becomes before begin begins begun behave behaves behavior behaviour
    believe belong belongs beneath benefit benefits beside besides best better between beyond big bit blame bother
    bothers brand break breaking breaks brief briefly bring brings broad brought build builds built buy call called
    calls calm capable care careful carefully cares carries carry carrying case cases catch category caught cause
    caused causes cautious certain certainly challenge chance chances change changes changing characteristic choose
    chose chosen circumstances claim claims clarify clear clever color colors colour colours combination combine
    combined combines comfortable common commonly comparable comparing comparison competing complain complains
    complete completely complicated comply concept concern conclusion confused confusing confusion consequence
    consequences consider considered consist consistent constantly construct contrast contribute convenient convince
    cope correct correctly couldnt couple crazy create created creates creating creation criteria crucial curious
    current currently dare day days deal dealing deals dealt decide decided decides decision decisions deep define
    defined defines deliberately deliver demand demands depend depending depends describe desired desperate despite
    destroy detail details detect detected determines develop developed didnt differ difference different
    differently differs difficult difficulty direct direction directions directly disadvantage disadvantages
    discover discuss distinct distinction distinguish doesn doubt doubtful down downside downsides dramatic drawback
    drawbacks driven dummies dummy during earlier earliest early easier easily easy effect efficient effort eg
    either element elements eliminate else emerge emphasis employ encounter encourage enormous enough ensure ensured
    ensures entire entirely equally equivalent especially essential essentially establish etc evaluate even
    eventually everybody everyone everything everywhere evidence evident evil exact examine examples exceed
    excellent except exclude exclusively exist existing exists expect expectation expected explain explained
    explanation explicit explicitly explore express extend extended extent extra extremely face facing fact factor
    factors facts failing fair fairly fall falls familiar fancy far fast fatal favour feel feels few figure fill
    final finally fine first fit fits fixed follow follows foolproof forced forever formal former formerly forth
    fortunately forward found free freely frequent frequently friendly fully fullydown fundamental funny further
    future gain gained gains gave general generally generate generated getting given giving glad gone good gotten
    grab gradually grateful great grow grows guarantee guaranteed guarantees guess guidance guideline guidelines
    habit hand handle handled handles handling hands handy happen happened happening happens happily hard harder
    hardest hasnt hate havent hear heard heavily heavy hello help helpful helps hence hes hey hi hide high higher
    highlight himself historically hit hits honest honestly hope huge id idea identified identifies identify ie
    illustrate imagine immediately impact implement implemented implication implications implies imply important
    impossible impression improve improved improvement include included includes including incorrect incorrectly
    increasingly independent indicate indicates indication indirect individual info inform information initial
    initially inner inside insist instance instances instead intend intended intention intentionally interact
    interaction interest interested interesting internally interpret introduce introduced introduction invalid
    involve involved involves irrelevant issue iterate iterates itll itself job jobs join joined joins justify keep
    keeps kept kind kinda kindly known knows lack lacking lacks large larger largest last later latest leading leads
    least leave leaves left letting lie lies like likely likewise limitation limitations linked listed literally
    little locate located location logic logical logically long look looking looks loosely lot lots low lower luck
    lucky made main mainly maintain maintained majority make makes manner matter matters maybe mean meaning
    meaningful meanings means meanwhile measures mechanism mechanisms meets mention merely mess messed method
    methods middle midst mind minor minus miss mistake mistaken mistakenly mistakes misunderstand mix mixed modify
    moment mostly move moved myself naive name named namely names nature near nearly necessarily necessary necessity
    needed needs negative neither nervous never new newbie newly next nice nobody none nonetheless nonsense noob
    normal normally notable noted nothing notice noticed notices nowadays nowhere number numerous obtain obtained
    obvious obviously occasion occasionally occur occurred occurs odd offer offered offers official often okay old
    oldest oncall once one ones ongoing operate opinion opportunity oppose opposite ordinary organise organised
    origin originally other otherwise ought ourselves outcome outcomes outer outside overall overcome overlook
    overview owing own painful part particular parts passes passing past people perfect perfectly perform performed
    performs perhaps permanently person personally perspective phenomenon pick picks piece pieces place places plain
    planned planning plans plenty plus point pointing pointless points poor popular positive possibility possible
    possibly potential potentially practical practically precise precisely prefer preferred premature prepare
    prepared presence present presumably pretty prevent prevented prevents previous previously primarily principle
    principles priori probably problem problems produce produced produces proof proper properly prove proves provide
    provided provides purely purpose purposely pursue put puzzle quantity quick quickly quiet quietly quite raises
    rare rarely rates rather reach reached reaches react reacts readily ready real realise realistic reality realize
    reason reasonable reasonably reasoning reasons recall recent recently recognise recognised recognize recognized
    recommend recommended refer referred refers regard regarding regardless regular regularly relate related relates
    relation relationship relatively relevant reliable reliably relied relies rely remain remains remark remarkable
    remedy remember remind removed repeatedly represent represents require required requirement requirements
    requires resemble respect respective respectively restrict restriction restrictions result resulting results
    reveal rid ridiculous right rightly rise role roles rough roughly round routine run running runs said same
    satisfied satisfy say says secondly see seek seem seemingly seems seen seldom selected selection sense
    separately serious set sets setup several severe shape shes shock short shortcut shortcuts shortly shouldnt
    signify silly similarly simple simplest simplified simplify simply since single sit sits situated situation
    situations slight slightly small smarter smoothly soft solely solid solution solutions solve solved solves
    somebody somebodys somehow someone something sometimes somewhat somewhere soon sooner sorry sort span speaking
    speaks specific specifically specified specify spend spent spot stable stand standpoint stands start started
    starts statement stay stays steady still stop stopped stops straight strange strategy stress strict strictly
    strongest struggle stuff stupid subsequent subsequently subtle succeed succeeded succeeds success successful
    successfully such sudden suddenly suffer sufficient sufficiently suggest suggestion suggestions suit suitable
    suited summary superior supply suppose supposed supposedly sure surely surprise surprised surprising survive
    survives suspicious switching take takes taking talk talking technical technically technique techniques tells
    temporarily temporary tempted tend tendency terminology terms terrible thank thanks themself themselves
    theoretically thereby therefore theyre thin thing things think thoroughly though thought threat through
    throughout thus till time times tiny tip tips today together told tomorrow total totalling totally touched tough
    toward towards transition treat treated treats trick tricky tried tries trivial trouble true truly trust trusted
    truth try turn turned turns twist typical typically ultimate ultimately unable unaffected uncertain unclear
    under underlying understand understanding understood unexpected unexpectedly unfortunately uniform unless unlike
    unnecessary unsure until untouched unusual unwanted upcoming upon urge use used useful useless uses using usual
    usually utterly vague valid validity variation variety various vary versus via viable view virtually visible
    visit vital vs wanted wants wasnt way ways weird well went werent weve whatever whenever wherever whether
    whichever while whoever whole willing wise wish within without wonder wonderful wondering word words work
    workaround workarounds worked working works worried worry worse worst worth worthwhile wouldnt wow wrong wrongly
    yes yesterday youre yours
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
