internal import ArgumentParser

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("Whose progress this is.", valueName: "name"))
  var learner: String?

  @Option(
    name: .long, help: ArgumentHelp("Where the content is; else $GATEWAY_TUTOR_CONTENT.", valueName: "dir"))
  var content: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The folder that holds your clones; else $GATEWAY_TUTOR_REPOS.", valueName: "dir"))
  var repos: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Where progress is kept; else $XDG_DATA_HOME/gateway-tutor.", valueName: "dir"))
  var data: String?

  @Flag(
    name: .long, help: "No colour, no motion; also with NO_COLOR, TERM=dumb, or output that is no terminal.")
  var plain = false
}
