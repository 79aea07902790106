/// Everyday words that stand one or two letters from others, and so are never taken for typos.
package enum CommonWords {
  /// Whether a lower-case word is one of them.
  package static func contains(_ word: String) -> Bool { words.contains(word) }

  static let words: Set<String> = Set(
    """
    about above accept actual adding after again agree ahead allow along already always amount another answer
    apart area around aside asked asking away based basic because become been before began begin behind being
    believe below better between black block board bottom bound brand break bring broad broke broken brought
    build built called cannot care carry case cases catch cause cease certain chain chance change changed
    charge check cheap choice claim class clean clear clock close closed closer closest cloud coming common
    compare complete concern condition consider contain control correct count course cover cross current
    customer daily deal decent deeper default degree depend depth desire detail device differ direct directly
    doing doubt down during each early earlier easier easily effect either else empty enough entire equal
    error even event every everything exact example expect explain extra faced facts fair false family faster
    feels field fight figure final finally find first fixed focus follow force forget form found frame fresh
    from front full fully function further future general given giving glass going good grand great green
    group guess half hand happen happens hard harder have having head hear heavy hello help hence here high
    higher highest himself holds hope hour house however human idea image impact import include indeed inside
    instead issue item itself join judge just keep kind knew know known label large larger largest last late
    later latest latter learn least leave left less lesson letter level light like likely limit line list
    little live living local logic long longer look loop lower lowest made main major make making manner many
    mark match matter maybe mean means meant might mind minor minus mixed model moment month more most mostly
    mount mouth move much must name named near nearly need never next night none normal north note nothing
    notice number obvious occur offer office often once only onto open opposite option order other others
    ought outer outside over paper part party past path people perhaps period person phase phone piece place
    plain plan plane plant plate plays please plenty plus point possible power prefer present press pretty
    prevent price prime print prior private probably problem proof proper prove public pulse purpose quick
    quickly quiet quite raise range rapid rare rate rather reach ready real really reason recall receive
    record reduce refer regard relate remain remember repeat report require result return right rough round
    route rule same save scene seem seems seen sense serious serve service set seven several shall shape
    share sharp shift short shorter should show shown side sight similar simple simply since single size
    sleep slight small smart smooth some someone something soon sooner sorry sort sound source south space
    spare speak special specific speed spend spread stable staff stage stand start state stated states status
    stay steady step stick still stock store story strange string strong stuff style such suggest suit sure
    table take taken talk task taste tells tend term terms test than thank that their them then theory there
    these they thing things think third this those though thought three through throw thus tight time times
    today together told tomorrow tonight took total touch toward track trade train treat trend tried trigger
    trouble true trust truth trying turn twice type under union unique unit until upper upon used useful user
    using usual usually value various version very view visit voice want wants waste watch water week weight
    went were what wheel when where whether which while white whole whose wide will wish with within without
    woman wonder word words work works world worry worse worst worth would write wrong wrote year yield young
    progress stops steps stating started starting remains parted parties passes passing passed posted
    standing building spending bringing thinking counting walking talking speaking wondering sitting setting
    cutting waiting looking telling calling selling falling feeling filling meeting teaching watching
    catching standard position situation difference different basically actually generally certainly
    partition partitions position positions tenant tenants whatever wherever somewhere anywhere important
    colleague colleagues manager managers explaining mentioned acked acknowledge acted adaptive addition
    additional additions additive additively admit admitted alike alive allocate allot allotment alone alter
    alternate alternates analysis anything appeal appeals application applications assignor asymmetry attach
    attached attaches attack attacker attacks attention auditing automate automated automation awake award
    aware batchy beach bears beats beginner beginners belts bench benched blank blanked blind blindly blink
    blinking boots boring botched bought bounce bouncer bounces bounded brake braked bread breaker breaking
    breath breathe breathing broker browse burnt burst caller calmed calms cards carts cells chances chapter
    chapters charged charges cheat checked checker checking checksum child chuck chucks chunk circles
    circulation clash clashes clashing cleared clearly click clicked clicking clone cloned clones cloning
    collected collection collects color comments committable compete compiled complaint complaints completed
    complexity component components composed concepts conclusion confident confluent conform confused
    confuses congestion considers consults contacts context contexts contingent continue continues continuing
    contract contractions contrast conventions converged conversation copes counter counters coverage crate
    create created creates cures currently dealt death debugger debugging decades decision decisions
    decisively dedicated deducted defend deferrable deferral delicately delivery derive derived descending
    detailed details detector detour devices devour discovery dividing division doubly dramatic dramatically
    drawn drive driven driver drives driving duplicate dying emits emptier escapes evens exceeded exception
    exceptions excerpt excerpts excluded exclusive execution expected expendable expensive experience
    experienced experiences experiment experiments expiries expiry exploded explore explosion extend extended
    extension extent fails falls farther files fills fired fires flesh flies flight flood flooded flooding
    floor flying forgiven formed fourth fraction freed generate generated gentler grace graceful grader greet
    greeted guessed guesses guessing halted hangs hardware hasty heading heads health healthy heaps hears
    heart helps hoard hurting imminent immutable improbable improper improve improves inactive inference
    inferred infinitely install installations installed installing installs instance instances instantly
    instinct interest interfere internet intervention invented knobs lagging lands lanes launching leading
    leans learner learnt lease leases leasetable leash leaves lends lever levers likes lines links linter
    listed lists literal lives loaded loaned loans located location loops loosen looser losses lunch master
    mastered meanings memorise mends miscounted mistake mistaken mistakes modal modes module modules modulo
    multiplied multiplier multiplies multiply multiplying native neighbor notification occupied occurred
    official officials older overboard overfull overhead overload overlook overridden overruns overwrite
    overwrites overwritten owned packed paged pager pages paging paint pants partitioned partitioner
    partitioning partly parts passport pasted patience paused peace pitch played playing pointed pointing
    points politely poller pools ports postpone postpones practise prayer presentation preserved printed
    printer printf processed processes product production projects promised promptly properly property prose
    provably proves provided punished purse quote ratio reached reaches reaching react reacting reaction
    reactive rebooting received receivers recently reception recipient recorded recover recovered recovering
    recovers recovery recreate reduction reductions refuted regain regains registry related relation relative
    relevant relies relieve reloaded remainder remaining remembered reminder reminders remote rendered
    renderer rendering renumber renumbers replace replaced replacement replaces replicate replicated
    replication reply reported reporting requested requests required resent resilient resolved response
    responses responsibilities responsibility responsible restores restoring retained retains retention
    retired revealed reverse reversed reversible rewritten rises rising roles rolled roller routine ruler
    rungs sacks sacrificed sales sample samples sampling saturation sawteeth scald scalded scalding scanning
    scares score scored security seeds sentence server servers serves settling severity shaking shard
    sharding shared sharing sheet shell shelves shifted shifting ships shirt shock shocked shoot shoots shops
    shorten shots shout shouting shouts shovel shovels showed shower shows shuts siblings sided sides silence
    silenced silences silently simplifications simulated simulation sized slack slamming slams slaps slash
    slashes sleeping sleeps sleepy slice slide sliding slightly slips slots slower snaps sneak softer solver
    sorter spaces spared speeding speedy spell spelling spends spike spoil spots stack stacks stages staging
    stale stall stalled stamp stamped stampede stamping stare staring starved starves starving stash stateful
    statuses statute steak steal stealing steep steer steered stems sticking sticks sticky stone storm
    straight straighten stranded strangely strays strike stroke strongly stuck subsection subsections
    supposes surprisingly survivor swamp swamped sweet swimming tablet taker talks terminal terse thanks
    thick thinks thorough thrash thread threaded threads ticked ticket ticks tills timer timers timetable
    timetables tipped token trace traces tracking trading trash tread treating trick tripped trips truck
    trusting tucks unlocked unpacks vague valuable valve variable variation waiter waiters wanted washed
    wasted waves weighed weighs weighted weights whatsoever whenever whites widen wording wordy worked writer
    writers
    delegate delegated delegates delegation relegate relegated dedicate dedicates decline declines
    declined detach detached elect elected emit inject injects intact invent invents mention mentions
    migrate migrates observe observes obtain obtained offset oppose opposed orient portion portions
    preserve preserves proceed proceeds provide provides qualify reflect reflects reject rejects reside
    resides resolve resolves respond responds restore retain retire retires reveal reveals revise separate
    sequence settle settles shelf shrink shrinks sketch sponsor squeeze strand stretch submit submits
    suspect tolerate transfer translate trusted uphold vanish verify verdict wander
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
