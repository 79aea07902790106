extension PlainWords {
  /// Words that mean something and could stand in a question about anything. Where one of them stands nowhere, that says nothing.
  static let weak: Set<String> = Set(
    """
    ability able about absolutely accept accepted accepts accident accidentally accomplish according achieve acquire
    act acting actions active activity actual actually add added addition additional adds adequate adjust adjusted
    advance advantage advantages advice advise affects after afterwards again against ago ahead aim alarming almost
    alone along already alternative alternatives always ambiguous amount amounts analyse analyze angry annoying
    another anybody anyhow anymore anyone anything anyway apart apparent apparently appear appears applied applies
    apply approach appropriate approximately argue argument arise around arrange arrive arrived arrives ashamed
    aside ask asked asking asks aspect aspects assume assumed assuming ate attempt attempts attention automatic
    automatically avoid avoided avoids await aware away back bad badly based basically basics bear beat become
    becomes before begin begins begun behave behaves behavior behaviour believe belong belongs beneath benefit
    benefits beside besides best better between beyond big bit blame blow bother bothers brand break breaking breaks
    brief briefly bring brings broad brought build builds built buy call called calls calm capable care careful
    carefully cares carries carry carrying case cases catch category caught cause caused causes cautious cease
    certain certainly challenge chance chances change changes changing characteristic cheap choose chose chosen
    circumstances claim claims clarify clear clearly clever click clue color colors colour colours combination
    combine combined combines comfortable common commonly comparable comparing comparison competing complain
    complains complete completely complicated comply concept concern conclusion confused confusing confusion
    consequence consequences consider considered consist consistent constantly construct contrast contribute
    convenient convince cope correct correctly couldnt couple crashy crazy create created creates creating creation
    criteria crowd crucial curious current currently dare day days deal dealing deals dealt decide decided decides
    decision decisions dedicated deep define defined defines deliberately deliver demand demands deny depend
    depending depends describe deserve desired desperate despite destroy detail details detect detected determines
    develop developed didnt differ difference different differently differs difficult difficulty direct direction
    directions directly disadvantage disadvantages discover discuss distinct distinction distinguish disturb doesn
    doubt doubtful down downside downsides dozen dozens dramatic drastic drawback drawbacks driven dumb dummies
    dummy during eager earlier earliest early earn easier easily easy eat eaten eats edit edited editing edits
    effect efficient effort eg eight eighty either elegant element elements eleven eliminate else emerge emphasis
    employ encounter encourage endless enjoy enormous enough ensure ensured ensures entire entirely equally
    equivalent especially essential essentially establish etc evaluate even evening eventually everybody everyone
    everything everywhere evidence evident evil exact exactly examine examples exceed excellent except exclude
    exclusively excuse exist existing exists expect expectation expected explain explained explanation explicit
    explicitly explore express extend extended extent extra extremely face facing fact factor factors facts failing
    fair fairly fall falls familiar fancy far fast fatal fault faults favour fear feel feels few fifty figure
    final finally fine first fit fits five fixed folks follow follows fool foolproof forbid forced forever formal
    former formerly forth fortunate fortunately forty forward found four free freely frequent frequently friendly
    fully fullydown fundamental funny further future gain gained gains gave general generally generate generated
    gentle genuine getting given giving glad glance gone good gotten grab gradually grateful great grow grows
    guarantee guaranteed guarantees guess guidance guideline guidelines guys habit hand handle handled handles
    handling hands handy happen happened happening happens happily hard harder hardest hasnt hate havent hear heard
    heavily heavy hell hello help helpful helps hence hes hey hi hide high higher highlight himself historically hit
    hits honest honestly hope hopefully huge hundred hundreds hurry hurt id idea identified identifies identify ie
    illustrate imagine immediately impact implement implemented implication implications implies imply important
    impossible impression improve improved improvement include included includes including incorrect incorrectly
    increasingly independent indicate indicates indication indirect individual info inform information initial
    initially inner inside insist instance instances instantly instead intend intended intention intentionally
    interact interaction interest interested interesting internally interpret introduce introduced introduction
    invalid invent involve involved involves irrelevant issue iterate iterates itll itself job jobs join joined
    joins justify keep keeps kept kick kind kinda kindly knock known knows lack lacking lacks large larger largest
    last lately later latest lazy leading leads least leave leaves left letting lie lies lift like likely likewise
    limitation limitations linked listed literally little locate located location logic logical logically long look
    looking looks loosely lot lots loud low lower luck luckily lucky mad made main mainly maintain maintained
    majority make makes manner manually matter matters maybe mean meaning meaningful meanings means meantime
    meanwhile measures mechanism mechanisms meets mention mentioned mentions merely mess messed method methods
    middle midnight midst million millions mind minor minus miracle miss mistake mistaken mistakenly mistakes
    misunderstand mix mixed modify moment monday morning mostly move moved myself naive name named namely names
    nasty nature near nearby nearly neat necessarily necessary necessity needed needs negative neither nerve nervous
    never new newbie newly next nice night nine ninety nobody none nonetheless nonsense noob noon normal normally
    notable noted nothing notice noticed notices nowadays nowhere number numerous obey obtain obtained obvious
    obviously occasion occasionally occur occurred occurs odd offer offered offers official often okay old oldest
    oncall once one ones ongoing onto operate opinion opportunity oppose opposite ordinary organise organised origin
    originally other otherwise ought ourselves outcome outcomes outer outside overall overcome overlook overnight
    overview owing own painful part particular parts passes passing past people perfect perfectly perform performed
    performs perhaps permanently person personally perspective phenomenon pick picks piece pieces pity place places
    plain planned planning plans plenty plus point pointing pointless points polite poor popular positive
    possibility possible possibly potential potentially practical practically pray precise precisely prefer
    preferred premature prepare prepared presence present presumably pretend pretty prevent prevented prevents
    previous previously primarily principle principles priori probably problem problems produce produced produces
    proof proper properly proud prove proves provide provided provides punish purely purpose purposely pursue put
    puzzle quantity quick quickly quiet quietly quite raises rare rarely rates rather reach reached reaches react
    reacts readily ready real realise realistic reality realize reason reasonable reasonably reasoning reasons
    recall recent recently recognise recognised recognize recognized recommend recommended refer referred refers
    regard regarding regardless regular regularly relate related relates relation relationship relatively relevant
    reliable reliably relied relies rely remain remaining remains remark remarkable remedy remember remind removed
    repeatedly represent represents require required requirement requirements requires resemble respect respective
    respectively rest restrict restriction restrictions result resulting results reveal rid ridiculous right rightly
    rise role roles rough roughly round routine rude run running runs sad safely said same satisfied satisfy say
    says scare scary secondly see seek seem seemingly seems seen seldom selected selection sense separately serious
    seriously set sets setup seven seventy several severe shame shape shes shock short shortcut shortcuts shortly
    shouldnt shout signify silly similarly simple simplest simplified simplify simply since single sit sits situated
    situation situations six sixty skill slight slightly small smart smarter smell smoothly sneak soft solely solid
    solution solutions solve solved solves somebody somebodys somehow someone something sometimes somewhat somewhere
    soon sooner sorry sort span speaking speaks specific specifically specified specify spend spent spoil spot
    stable stand standpoint stands stare start started starts statement stay stays steady steal still stop stopped
    stops straight strange strategy stress strict strictly strongest struggle stuff stupid subsequent subsequently
    subtle succeed succeeded succeeds success successful successfully such sudden suddenly suffer sufficient
    sufficiently suggest suggestion suggestions suit suitable suited summary superior supply suppose supposed
    supposedly sure surely surprise surprised surprising survive survives suspicious swear switching take takes
    taking talk talking technical technically technique techniques tells temporarily temporary tempted ten tend
    tendency terminology terms terrible thank thanks themself themselves theoretically thereby therefore theyre thin
    thing things think third thirty thoroughly though thought thousand thousands threat three through throughout
    thursday thus till time times tiny tip tips tired today together told tomorrow total totalling totally touched
    tough toward towards transition treat treated treats trick tricky tried tries trivial trouble true truly trust
    trusted truth try tuesday turn turned turns twelve twenty twist two typical typically ugly ultimate ultimately
    unable unaffected uncertain unclear under underlying understand understanding understood unexpected unexpectedly
    unfortunately uniform unless unlike unlucky unnecessary unsure until untouched unusual unwanted upcoming upon
    urge use used useful useless uses using usual usually utterly vague valid validity variation variety various
    vary versus via viable view virtually visible visit vital vs wanted wants wasnt way ways wednesday week weekend
    weird weirdly well went werent weve whatever whenever wherever whether whichever while whoever whole whose
    willing wise wish within without wonder wonderful wondering word words work workaround workarounds worked
    working works worried worry worse worst worth worthwhile wouldnt wow wrong wrongly yell yes yesterday youre
    yours
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
