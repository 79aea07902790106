/// Everyday words that stand one or two letters from others, and so are never taken for typos.
package enum CommonWords {
  /// Whether a lower-case word is one of them.
  package static func contains(_ word: String) -> Bool { words.contains(word) }

  private static let words: Set<String> = Set(
    """
    about above accept actual adding after again agree ahead allow along already always amount another
    answer apart area around aside asked asking away based basic because become been before began begin
    behind being believe below better between black block board bottom bound brand break bring broad
    broke broken brought build built called cannot care carry case cases catch cause cease certain chain chance
    change changed charge check cheap choice claim class clean clear clock close closed closer closest
    cloud coming common compare complete concern condition consider contain control correct count course
    cover cross current customer daily deal decent deeper default degree depend depth desire detail device
    differ direct directly doing doubt down during each early earlier easier easily effect either else
    empty enough entire equal error even event every everything exact example expect explain extra faced
    facts fair false family faster feels field fight figure final finally find first fixed focus follow
    force forget form found frame fresh from front full fully function further future general given giving
    glass going good grand great green group guess half hand happen happens hard harder have having head
    hear heavy hello help hence here high higher highest himself holds hope hour house however human idea
    image impact import include indeed inside instead issue item itself join judge just keep kind knew
    know known label large larger largest last late later latest latter learn least leave left less lesson
    letter level light like likely limit line list little live living local logic long longer look loop
    lower lowest made main major make making manner many mark match matter maybe mean means meant might
    mind minor minus mixed model moment month more most mostly mount mouth move much must name named near
    nearly need never next night none normal north note nothing notice number obvious occur offer office
    often once only onto open opposite option order other others ought outer outside over paper part party
    past path people perhaps period person phase phone piece place plain plan plane plant plate plays
    please plenty plus point possible power prefer present press pretty prevent price prime print prior
    private probably problem proof proper prove public pulse purpose quick quickly quiet quite raise range
    rapid rare rate rather reach ready real really reason recall receive record reduce refer regard relate
    remain remember repeat report require result return right rough round route rule same save scene seem
    seems seen sense serious serve service set seven several shall shape share sharp shift short shorter
    should show shown side sight similar simple simply since single size sleep slight small smart smooth
    some someone something soon sooner sorry sort sound source south space spare speak special specific
    speed spend spread stable staff stage stand start state stated states status stay steady step stick
    still stock store story strange string strong stuff style such suggest suit sure table take taken talk
    task taste tells tend term terms test than thank that their them then theory there these they thing
    things think third this those though thought three through throw thus tight time times today together
    told tomorrow tonight took total touch toward track trade train treat trend tried trigger trouble true
    trust truth trying turn twice type under union unique unit until upper upon used useful user using
    usual usually value various version very view visit voice want wants waste watch water week weight
    went were what wheel when where whether which while white whole whose wide will wish with within
    without woman wonder word words work works world worry worse worst worth would write wrong wrote year
    yield young progress stops steps stating started starting remains parted parties passes passing passed
    posted standing building spending bringing thinking counting walking talking speaking wondering sitting
    setting cutting waiting looking telling calling selling falling feeling filling meeting teaching watching
    catching standard position situation difference different basically actually generally certainly
    partition partitions position positions tenant tenants whatever wherever somewhere anywhere important colleague colleagues manager managers explaining mentioned
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}
