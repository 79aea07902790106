extension PlainWords {
  /// Words that mean something and could stand in a question about anything. Where one of them stands nowhere, that says nothing.
  static let weak: Set<String> = Set(
    """
    ability able about absolutely accept accepted accepts accident accidentally accomplish according achieve acquire
    act acting actions active activity actual actually add added addition additional adds adequate adjust adjusted
    advance advantage advantages advice advisable advise afaik affects after afterwards again against ago ahead aim
    aint alarming allegedly almost alone along already alright alternative alternatives always ambiguous amount
    amounts analyse analyze angry annoyed annoying another anybody anyhow anymore anyone anything anyway anyways
    apart apparent apparently appear appears applied applies apply approach appropriate approx approximately argh
    argue argument arise around arrange arrive arrived arrives asap ashamed aside ask asked asking asks aspect
    aspects assume assumed assuming ate attempt attempts attention automatic automatically avoid avoided avoids await
    aware away back bad badly barely based basically basics bear beat become becomes before begin begins begun behave
    behaves behavior behaviour believe belong belongs beneath benefit benefits beside besides best bet better between
    beyond big bit blame bloody blow boring bother bothering bothers brand break breaking breaks brief briefly bring
    brings broad brought btw buddy build builds built bunch buy call called calls calm cannot capable care careful
    carefully careless cares carries carry carrying case cases catch category caught cause caused causes cautious
    cease certain certainly challenge chance chances change changes changing characteristic chat cheap choose chose
    chosen circumstances claim claims clarify clear clearly clever click clue clueless colleague colleagues color
    colors colour colours combination combine combined combines comfortable common commonly comparable comparing
    comparison competing complain complains complete completely complicated comply concept concern conclusion
    confused confusing confusingly confusion cons consequence consequences consider considered consist consistent
    constantly construct contrast contribute convenient convince cope correct correctly cos couldnt countless couple
    coworker coworkers coz crap crashy crazy create created creates creating creation criteria crowd crucial curious
    curiously current currently cuz daft damn dare day days deal dealing deals dealt dear decide decided decides
    decision decisions dedicated deep define defined defines deliberately deliver demand demands deny depend
    depending depends describe deserve desired desk desperate despite destroy detail details detect detected
    determines develop developed didnt differ difference different differently differs difficult difficulty direct
    direction directions directly disadvantage disadvantages discover discuss distinct distinction distinguish
    disturb doc docs doesn doubt doubtful doubtless down downside downsides dozen dozens dramatic drastic drawback
    drawbacks driven dude dumb dummies dummy dunno during eager earlier earliest early earn earth ease easier easiest
    easily easy eat eaten eats edit edited editing edits effect efficient effort eg eh eight eighty either elegant
    element elements eleven eliminate else emerge emphasis employ encounter encourage endless enjoy enormous enough
    ensure ensured ensures entire entirely equally equivalent err esp especially essential essentially establish etc
    evaluate even evening eventually everybody everyone everything everywhere evidence evident evil exact exactly
    examine examples exceed excellent except exclude exclusively excuse exist existing exists expect expectation
    expected explain explained explanation explicit explicitly explore express extend extended extent extra extremely
    face facing fact factor factors facts failing fair fairly fall falls familiar fancy far fast fatal fault faults
    favour fear fearful feel feels few fifty figure final finally fine first fit fits five fixed folks follow follows
    fond fool foolproof forbid forced forever forgive formal former formerly forth fortunate fortunately forty
    forward found four frankly freaking free freely frequent frequently friendly frustrated frustrating fully
    fullydown fundamental funny further fuss future gain gained gains gave general generally generate generated
    gentle genuine getting gimme gist given giving glad glance gone gonna good goodbye gotta gotten grab gradually
    grateful great greetings grow grown grows guarantee guaranteed guarantees guess guessing guidance guideline
    guidelines guilty guys habit hand handle handled handles handling hands handy happen happened happening happens
    happier happily hard harder hardest hasnt hassle hate havent headache hear heard heavily heavy heck hell hello
    help helpful helps hence hes hey hi hide high higher highlight himself historically hit hits hmm homework honest
    honestly hope hopefully horrible hows huge huh humble hunch hundred hundreds hurry hurt id idea identified
    identifies identify idk ie illustrate imagine immediately imo impact impatient implement implemented implication
    implications implies imply important impossible impressed impression improve improved improvement include
    included includes including incorrect incorrectly increasingly independent indicate indicates indication indirect
    individual inevitable info inform information initial initially inner inquiry inside insist instance instances
    instantly instead intend intended intention intentionally interact interaction interest interested interesting
    internally interpret introduce introduced introduction intuition intuitive invalid invent involve involved
    involves irrelevant irritating issue iterate iterates itll itself jargon job jobs join joined joins joke justify
    keep keeps kept kick kid kidding kind kinda kindly knock known knows lack lacking lacks large larger largest last
    lately later latest layman lazy leading leads least leave leaves left lemme lengthy lesser letting lie lies
    lifetime lift like likelihood likely likewise limitation limitations linked listed literally little locate
    located location logic logical logically lol lonely long look looking looks loosely lot lots loud lousy low lower
    luck luckily lucky mad made main mainly maintain maintained majority make makes manner manners manually marvel
    mate matter matters maybe mean meaning meaningful meanings means meantime meanwhile measures mechanism mechanisms
    meets mention mentioned mentions mere merely mess messed method methods middle midnight midst mighty million
    millions mind minor minus miracle misleading miss mistake mistaken mistakenly mistakes misunderstand mix mixed
    moderate modify moment monday mood morning mostly move moved myself mystery naive name named namely names naming
    nasty nature near nearby nearly neat neatly necessarily necessary necessity needed needs negative neither nerve
    nervous never new newbie newcomer newcomers newly next nice nicely night nine ninety nobody none nonetheless
    nonsense noob noon nope normal normally notable noted nothing notice noticed notices nowadays nowhere nuance
    nuisance number numerous obey obtain obtained obvious obviously occasion occasionally occur occurred occurs odd
    oddly odds offer offered offers offhand official often ok okay old oldest omg oncall once one ones ongoing onto
    oops operate opinion opportunity oppose opposite ordinary organise organised origin originally other otherwise
    ouch ought ourselves outcome outcomes outer outline outside overall overcome overlook overly overnight overview
    owing own painful part particular parts passes passing past patience people perfect perfectly perform performed
    performs perhaps permanently person personally perspective phenomenon phrase phrased pick picks piece pieces
    pitfall pitfalls pity place places plain planned planning plans plausible pleasant pleased plenty pls plus plz
    point pointers pointing pointless points polite poor popular positive possibility possible possibly potential
    potentially practical practically pray precious precise precisely precision prefer preferred premature prepare
    prepared presence present presumably pretend pretty prevent prevented prevents previous previously primarily
    principle principles priori probably problem problems produce produced produces proof proper properly pros proud
    prove proves provide provided provides punish purely purpose purposely pursue put puzzle puzzled puzzling
    quantity quick quickly quiet quietly quite raises rant rare rarely rates rather reach reached reaches react
    reacts readily ready real realise realised realistic reality realize reason reasonable reasonably reasoning
    reasons reassure recall recap recent recently reckon recognise recognised recognize recognized recommend
    recommended refer referred refers refresher regard regarding regardless regret regular regularly relate related
    relates relation relationship relatively relax relevant reliable reliably relied relief relies reluctant rely
    remain remaining remains remark remarkable remarks remedy remember remind removed repeatedly rephrase reportedly
    represent represents require required requirement requirements requires resemble respect respective respectively
    rest restrict restriction restrictions result resulting results reveal rid ridiculous right rightly rise role
    roles rookie rough roughly round routine rude run running runs sad safely said sake same satisfied satisfy say
    says scarcely scare scary sceptical secondly secretly see seek seem seemingly seems seen seldom selected
    selection sense sensible separately serious seriously set sets setup seven seventy several severe shall shame
    shape sheer shes shock short shortcut shortcuts shortly shouldnt shout shrug signify silly similarly simple
    simplest simplified simplify simply since sincerely single sit sits situated situation situations six sixty skill
    sleepy slight slightly small smart smarter smell smoothly sneak sneaky soft solely solid solution solutions solve
    solved solves somebody somebodys somehow someone something sometimes somewhat somewhere soon sooner sorry sort
    sorta sound sounds span speaking speaks specific specifically specified specify spell spend spent spoil spot
    stable stand standpoint stands stare start started starts statement stay stays steady steal stick sticks still
    stop stopped stops straight strange strangely strategy stress strict strictly strongest struggle struggling stuff
    stumble stumbled stupid stupidly subsequent subsequently subtle succeed succeeded succeeds success successful
    successfully such sudden suddenly suffer sufficient sufficiently suggest suggestion suggestions suit suitable
    suited summary superior supply suppose supposed supposedly sure surely surprise surprised surprising survive
    survives suspect suspects suspicious swear switching take takes taking talk talking teammate teammates technical
    technically technique techniques tedious tells temporarily temporary tempted tempting ten tend tendency
    terminology terms terrible terribly terrific thank thankful thanks thanx themself themselves theoretically
    thereby therefore theres theyre thin thing things think third thirty tho thoroughly though thought thoughts
    thousand thousands threat three thrice through throughout thru thursday thus thx tidy till time times tiny tip
    tips tired today together told tomorrow tonight tonite tons torn total totalling totally touched tough toward
    towards transition treat treated treats trick tricky tried tries trivial trouble true truly trust trusted
    trustworthy truth try tuesday turn turned turns twelve twenty twist two typical typically typo ugh ugly ultimate
    ultimately unable unaffected uncertain unclear under underlying understand understanding understood uneasy
    unexpected unexpectedly unfair unfortunately unhappy uniform unimportant unkind unless unlike unlikely unlucky
    unnecessary unsafe unsure until untouched untrue unusual unwanted upcoming upon upside upsides ur urge urgh
    usable use used useful useless uses using usual usually utterly vague vaguely valid validity variation variety
    various vary versus via viable view virtually visible visit vital vs wanna wanted wants warn wary wasnt way ways
    wednesday week weekend weird weirdly welcome well went werent weve whatever whenever wheres wherever whether whew
    whichever while whim whine whoever whole whos whose willing wise wish within without wonder wondered wonderful
    wondering word words work workaround workarounds worked working works worried worry worse worst worth worthwhile
    wouldnt wow wrong wrongly wtf yeah yell yelling yep yes yesterday yikes youre yours yup
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
