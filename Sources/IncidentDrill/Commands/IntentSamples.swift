/// How people say what they want: sentences beside the phrases of ``Intent``, for lines that no phrase fits. A classifier learns from them;
/// see ``IntentClassifier``. Whoever finds a sentence that is not understood adds it here, one line a sentence.
enum IntentSamples {
  /// What the sentences of a text mean; nil where they mean nothing that could be done.
  typealias Sample = (id: OnCallCommand.ID?, text: String)

  static let all: [Sample] =
    panels + platform + kubernetes + services + tools + incident + remarks + orders + closing
    + played
}
