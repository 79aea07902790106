/// A set of subjects as bits, by their place in the rubric's list.
typealias SubjectSet = UInt64

/// A place where an answer names whom it speaks of.
struct Mention {
  enum Kind {
    case named
    /// "all", "nothing", "the whole pod".
    case everyone
    /// "the others", "the rest".
    case others
  }

  var subjects: SubjectSet
  /// Token range, half open.
  var start: Int
  var end: Int
  var kind: Kind
  /// It hangs on a preposition or a comparison, so it is rarely whom the clause speaks of.
  var isOblique = false
  /// "by P30": the doer of a passive.
  var isAgent = false
  /// "only P10".
  var isOnly = false
  /// "except P30": these are left out of the universal mention beside it.
  var isException = false
  /// "P30 too", "even P30", "including P30".
  var isAddition = false
  /// "as well as P30": what is said before it is said of it too.
  var isCompanion = false
  var isDenied = false
  /// The last name of a list.
  var tail: SubjectSet = 0
  /// For everyone: whom an exception left out.
  var exception: SubjectSet = 0
}
