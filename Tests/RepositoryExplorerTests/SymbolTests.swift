import RepositoryExplorer
import Testing

@Suite struct SymbolTests {
  /// `Container.name line-endLine` for each symbol.
  private func symbols(_ text: String, _ path: String) -> [String] {
    sourceFile(text, path: path).symbols().map { "\($0.qualifiedName) \($0.line)-\($0.endLine)" }
  }

  @Test("Python: classes, functions, and variables of modules and classes; not what strings and bodies hold")
  func python() {
    let text = """
      \"\"\"A docstring.
      def nothing(): ...
      \"\"\"
      LIMITS = {
          "a": 1,
      }
      first, second = 1, 2
      if True:
          guarded: int = 3

      @decorated(
          x=1)
      class Outer(Base):
          field: str = "x"  # comment

          class Inner:
              async def run(self): pass

          @property
          def size(self): return 1

          @size.setter
          def size(self, value):
              local = 2
              def nested(): pass
      other[0] = 5
      total += 1
      if x == y: pass
      print("a:b")
      """
    #expect(
      symbols(text, "a.py") == [
        "LIMITS 4-6", "first 7-7", "second 7-7", "guarded 9-9", "Outer 13-25", "Outer.field 14-14",
        "Outer.Inner 16-17", "Outer.Inner.run 17-17", "Outer.size 20-20", "Outer.size.nested 25-25",
      ])
  }

  @Test("YAML: keys with their path, through sequences, and not inside block scalars or flow collections")
  func yaml() {
    let text = """
      # comment: not a key
      spec:
        replicas: 90
        env:
        - name: TOPIC
          value: "a: b"
        - name: OTHER
        "quoted key": x
        script: |
          not: a key
          nor: this

        flow: {a: 1,
          b: 2}
        url: http://host:80/path
      list:
        - - deep: 1
        - |
          text: here
        - last: 2
      ---
      spec: again
      """
    #expect(
      symbols(text, "app.yaml") == [
        "spec 2-15", "spec.replicas 3-3", "spec.env 4-7", "spec.env.name 5-5", "spec.env.value 6-6",
        "spec.env.name 7-7", "spec.quoted key 8-8", "spec.script 9-11", "spec.flow 13-14", "spec.url 15-15",
        "list 16-20", "list.deep 17-17", "list.last 20-20", "spec 22-22",
      ])
  }

  @Test("Terraform: blocks under their addresses, attributes, locals and the keys of objects")
  func hcl() {
    let text = """
      /* resource "not" "one" {} */
      variable "size" {
        type    = number
        default = 3 # three
      }
      locals {
        tier     = 1
        clusters = {
          kafka-2 = { role = "rollout", brokers = 12 }
        }
        names = [for c in ["a", "b"] : "x-${c == "a" ? "}" : "{"}"]
      }
      resource "aws_group" "main" {
        scaling {
          min_size = 3
        }
        text = <<-EOT
          fake = 1
          EOT
        tags = merge(var.tags, {
          Name = "x"
        })
      }
      module "queue" { source = "./q" }
      data "aws_ami" "base" {}
      """
    #expect(
      symbols(text, "main.tf") == [
        "variable.size 2-5", "variable.size.type 3-3", "variable.size.default 4-4", "locals 6-12",
        "locals.tier 7-7", "locals.clusters 8-10", "locals.clusters.kafka-2 9-9",
        "locals.clusters.kafka-2.role 9-9", "locals.clusters.kafka-2.brokers 9-9", "locals.names 11-11",
        "aws_group.main 13-23", "aws_group.main.scaling 14-16", "aws_group.main.scaling.min_size 15-15",
        "aws_group.main.text 17-19", "aws_group.main.tags 20-22", "module.queue 24-24",
        "module.queue.source 24-24", "data.aws_ami.base 25-25",
      ])
  }

  @Test("protocol buffers: messages, fields, enums, services and calls")
  func proto() {
    let text = """
      syntax = "proto3";
      // message Not {}
      service Publisher {
        rpc Publish(Request) returns (Response) { option deadline = 5; }
        rpc Stop(Request) returns (Response);
      }
      message Request {
        repeated Event events = 1 [deprecated = true];
        map<string, int32> counts = 2;
        oneof kind { string text = 3; }
        enum Mode { FAST = 0; SLOW = 1; }
        message Inner { bytes raw = 1; }
      }
      """
    #expect(
      symbols(text, "a.proto") == [
        "Publisher 3-6", "Publisher.Publish 4-4", "Publisher.Stop 5-5", "Request 7-13", "Request.events 8-8",
        "Request.counts 9-9", "Request.kind 10-10", "Request.text 10-10", "Request.Mode 11-11",
        "Request.Mode.FAST 11-11", "Request.Mode.SLOW 11-11", "Request.Inner 12-12",
        "Request.Inner.raw 12-12",
      ])
  }

  @Test("Markdown: headings with the headings above them, and none inside fenced code")
  func markdown() {
    let text = "# Guide\ntext\n## Setup ##\n```sh\n# not a heading\n```\nUnder\n-----\n# End"
    #expect(
      symbols(text, "README.md") == ["Guide 1-8", "Guide.Setup 3-6", "Guide.Under 7-8", "End 9-9"])
  }

  @Test("a dotted name prefers the whole path, then the nearest container, then any container")
  func dotted() {
    let text = "spec:\n  replicas: 1\ntemplate:\n  spec:\n    replicas: 2\n    pod:\n      cpu: 3\n"
    let symbols = sourceFile(text, path: "a.yaml").symbols()
    func lines(_ name: String) -> [Int] { symbols.definitions(of: name, language: .yaml).map(\.line) }
    #expect(lines("replicas") == [2, 5])
    #expect(lines("spec.replicas") == [2])
    #expect(lines("template.spec.replicas") == [5])
    #expect(lines("template.replicas") == [5])
    #expect(lines("pod.cpu") == [7])
    #expect(lines("pod.replicas") == [])
  }

  @Test("Terraform's own words for variables and locals find them")
  func terraformWords() {
    let symbols = sourceFile("variable \"x\" {}\nlocals {\n  y = 1\n}\n", path: "a.tf").symbols()
    #expect(symbols.definitions(of: "var.x", language: .hcl).map(\.line) == [1])
    #expect(symbols.definitions(of: "local.y", language: .hcl).map(\.line) == [3])
  }

  @Test("half-written files end their reader, with whatever was there", arguments: SourceLanguage.allCases)
  func torn(language: SourceLanguage) {
    let ending = ["python": "py", "hcl": "tf", "markdown": "md"][language.rawValue] ?? language.rawValue
    let text = "a = \"${ { [ ( <<EOT \"\"\" ''' /* | > - ? : \n  resource \"x\" {\nmessage M { enum {\n``` \\"
    for length in 0...text.utf8.count {
      let part = String(decoding: text.utf8.prefix(length), as: UTF8.self)
      #expect(sourceFile(part, path: "a.\(ending)").symbols().allSatisfy { $0.endLine >= $0.line })
    }
  }
}
