/// What is said to the pager, and orders.
extension Intent {
  static let incident: [Intent] = [
    .init(
      id: .acknowledge,
      phrases: [
        "acknowledge", "ack", "acknowledge <alert>", "ack <alert>", "i got it", "have got it", "am on it",
        "i take it", "take <alert>", "i have it", "mine", "accept page", "take this",
      ]),
    .init(
      id: .status,
      phrases: [
        "<alert>", "<alert> again", "still fire", "still <alert>", "is it fire", "fire", "did it recover",
        "it recover", "<they> recover", "is it over", "is it resolve", "where are we", "status",
        "how long page",
        "<alert> clear", "what time", "how we do", "is it fix", "is it better", "<alert> status",
        "is it gone", "still go on", "back to normal", "look good", "what was <alert>",
        "going on", "what going on", "what is happening", "hello", "hi", "we good", "think we good",
        "still happen",
        "still happen <they>", "did help", "did that help", "did <they> help", "did it work",
        "anybody work on",
        "someone work on", "who work on", "how long going on", "are we done", "someone else",
        "somebody else", "anybody else", "anyone else",
        "time left", "much time", "time have", "how long i have", "how long we have", "time we have",
        "everything normal", "everything fine", "everything ok", "everything well", "everything good",
        "we over", "all clear", "under control",
      ]),
    .init(
      id: .wait,
      phrases: [
        "wait", "wait bit", "<monitor>", "do nothing", "leave it", "leave alone", "leave it alone",
        "give it time", "<give> it", "<give> them", "no action", "no intervention", "hold tight",
        "let settle", "keep watch", "stand by", "wait <node>", "wait new <node>", "wait replacement",
        "wait clear", "wait recover", "<monitor> until", "<monitor> error rate drop", "let recover",
        "let it recover", "wait and see", "sit tight", "<monitor> <alert>", "see if clear",
        "<monitor> <metric>", "<monitor> <named>", "<monitor> <pods>", "<monitor> <failed>",
        "<monitor> <failed> processor", "<monitor> error rate", "<monitor> publish error",
        "<monitor> latency", "let it <health>", "wait <pods>", "wait <pods> <health>", "wait error",
        "wait error rate drop", "let processor retry", "let <failed> processor",
        "let <failed> processor retry",
      ]),
    .init(
      id: .hint,
      phrases: [
        "hint", "<stuck>", "help me", "what do next", "what next", "what i do", "no idea", "clue",
        "next step", "not know what do", "what should i do", "<begin>", "what <look> first",
        "what now", "now what", "what would you do", "what else can it be", "what else could it be",
        "what else", "where now", "any idea", "advice", "need do", "do i need do anything",
        "do i need anything", "how continue", "what would senior", "lost here", "over my head",
      ]),
    .init(id: .ruleOut, phrases: ["rule out"]),
    .init(
      id: .found,
      phrases: [
        "what find", "what i find", "what show", "what that show", "sum up", "sum it up", "summary",
        "in short", "recap", "what know so far",
        "summarize", "learn", "what learn", "what we learn", "what <they> tell", "what <they> mean",
        "what that mean", "explain that", "explain <they>", "interpret",
      ]),
    .init(id: .narrate, phrases: ["narrate", "narration"]),
    .init(
      id: .help,
      phrases: [
        "what can type", "what can do", "what can i type here", "<which> command", "list command",
        "what can i say", "how this work", "need help", "show help", "help page",
      ]),
    .init(
      id: .note,
      phrases: [
        "note", "write down", "make note", "for the record", "put in log", "put record", "on record",
        "jot down", "write that down", "remember that", "remember", "keep in mind", "log that",
      ]),
  ]

  /// Orders: the first word of a phrase is the head.
  static let orders: [Intent] = [
    .init(
      id: .restart,
      phrases: [
        "<restart>", "<restart> <pods>", "<restart> <these>", "<restart> <all>", "<restart> <these> <pods>",
        "<restart> <all> <pods>", "<restart> <all> <these>",
      ]),
    .init(
      id: .rollout,
      phrases: [
        "<rolling>", "<rolling> cluster", "<rolling> <statefulset>", "<restart> cluster",
        "<restart> <statefulset>",
      ]),
    .init(
      id: .scale,
      phrases: [
        "<scale> cluster", "<scale> <statefulset>", "<scale> <pods>", "<scale> cluster <pods>",
        "<scale> <statefulset> cluster", "<scale> <pods> <statefulset>",
        "<scale> cluster <pods> <statefulset>", "<scale> orchestrators", "<scale> <prep>",
        "<scale> <prep> <pods>", "<resize> <these>",
      ]),
    .init(
      id: .restartPublishers,
      phrases: [
        "<restart> <prep>", "<restart> <prep> <pods>", "<rolling> <prep>", "<restart> <prep> <these>",
        "<restart> <prep> <these> <pods>", "<restart> <prep> deployment", "<restart> <all> <prep>",
        "<restart> <all> <prep> <pods>",
      ]),
    .init(
      id: .addBrokers,
      phrases: ["<scale> <kafka>", "add <kafka>", "add more <kafka>", "<scale> number <kafka>"]),
    .init(
      id: .cordon, phrases: ["<cordon>", "<cordon> <node>", "<cordon> <node> cluster", "<cordon> cluster"]),
    .init(id: .drain, phrases: ["drain <node>", "drain <node> cluster"]),
    .init(
      id: .rollBack,
      phrases: [
        "<rollback>", "roll cluster back", "put version back", "put <deploy> back", "put release back",
        "<rollback> <deploy>", "<rollback> cluster", "<rollback> <deploy> cluster",
        "<rollback> version", "<rollback> version yesterday", "<rollback> yesterday",
        "<rollback> version before", "<rollback> <deploy> yesterday",
        "<rollback> image", "<rollback> image yesterday", "<rollback> image before",
      ]),
    .init(
      id: .sync, phrases: ["sync app", "sync cluster", "sync argo", "sync app cluster", "sync orchestrator"]),
    .init(
      id: .capacity,
      phrases: [
        "<scale> processor", "<scale> desire capacity", "<scale> desire capacity processor",
        "<scale> capacity", "<scale> <asg>", "add processor", "<scale> processor <asg>", "<scale> worker",
        "give processor", "give more processor", "add more processor", "give processor <asg>",
        "add processor <asg>", "give more processor <asg>", "add more processor <asg>",
        "start more processor",
      ]),
    .init(
      id: .restartProcessor,
      phrases: [
        "<restart> <failed> processor", "start <failed> processor", "<restart> processor",
        "<restart> <failed>",
      ]),
    .init(
      id: .republish,
      phrases: [
        "<republish>", "<republish> script", "<republish> <s3>", "<republish> event",
        "<republish> event <s3>", "<republish> <failed> event", "<republish> <failed> event <s3>",
        "<republish> script <runbook>", "<republish> event <runbook>", "<republish> script <s3>",
        "push event <s3>", "push event <s3> <kafka>", "send event <s3>", "send event <s3> <kafka>",
        "<republish> event <s3> <kafka>", "<republish> <s3> <kafka>", "bring event <s3> <kafka>",
        "bring event <s3>",
      ]),
    .init(id: .maxRecords, phrases: ["<scale> max record", "change max record"]),
    .init(
      id: .archive,
      phrases: [
        "<archive> <named>", "<archive> issue", "<archive> <exception>", "<archive> sentry",
        "<archive> <named> sentry", "<archive> <these>", "<archive> sentry issue",
        "<archive> <named> threshold", "<archive> <named> sentry threshold", "<archive> it threshold",
        "<archive> issue threshold", "<archive> error", "<archive> error sentry",
        "<archive> <these> until", "<archive> <these> until happen more than time",
        "<archive> <these> happen more time",
        "<archive> <named> until", "<archive> issue until", "<archive> <named> until more than",
      ]),
    .init(
      id: .escalate,
      phrases: [
        "<call> <team>", "escalate", "escalate <team>", "<call> <kafka>", "<call> msk", "<call> kdp",
        "<call> sre", "escalate <kafka>", "<call> kdp infrastructure", "escalate kdp infrastructure",
        "<call> msk sre", "<call> <kafka> sre",
      ]),
    .init(
      id: .severity, phrases: ["<declare> <severity>", "<severity>", "what <severity>", "which <severity>"]),
    .init(
      id: .resolve,
      phrases: [
        "<close> incident", "<close> <alert>", "<close> <these>", "<close> out", "mark resolve",
        "mark incident resolve", "<close> ticket", "mark <these> resolve",
      ]),
    .init(
      id: .handOff,
      phrases: [
        "<handoff>", "<handoff> next", "<handoff> <these>", "<handoff> incident", "<handoff> incident next",
        "take over", "<handoff> incident colleague", "<handoff> <these> colleague", "<handoff> <these> next",
      ]),
  ]
}
