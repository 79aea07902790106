import Testing
import TutorCore

@Suite("Reading a unified diff")
struct UnifiedDiffTests {
  private func read(_ text: String) throws(UnifiedDiff.Problem) -> UnifiedDiff {
    try UnifiedDiff(Array(text.utf8))
  }

  @Test("of git: files, added and removed lines with their numbers in the new file")
  func git() throws {
    let diff = try read(
      """
      diff --git a/x/settings.py b/x/settings.py
      index 111..222 100644
      --- a/x/settings.py
      +++ b/x/settings.py
      @@ -10,3 +10,4 @@ class Settings:
       first
      -old: int = 1
      +old: int = 2
      +new: int = 3
       last
      @@ -40 +41 @@
      -a
      +b
      diff --git a/moved.py b/elsewhere/moved.py
      similarity index 100%
      rename from moved.py
      rename to elsewhere/moved.py
      diff --git a/gone.py b/gone.py
      deleted file mode 100644
      --- a/gone.py
      +++ /dev/null
      @@ -1,2 +0,0 @@
      --- a/looks/like/a/name
      -+++ b/and/so/does/this
      diff --git a/new.py b/new.py
      new file mode 100644
      --- /dev/null
      +++ b/new.py
      @@ -0,0 +1 @@
      +one
      \\ No newline at end of file
      diff --git a/image.png b/image.png
      Binary files a/image.png and b/image.png differ

      """)
    #expect(diff.files.map(\.path) == ["x/settings.py", "gone.py", "new.py", "image.png"])
    #expect(
      diff.files[0].changes == [
        .init(isAdded: false, line: 11, text: "old: int = 1"),
        .init(isAdded: true, line: 11, text: "old: int = 2"),
        .init(isAdded: true, line: 12, text: "new: int = 3"), .init(isAdded: false, line: 41, text: "a"),
        .init(isAdded: true, line: 41, text: "b"),
      ])
    #expect(diff.files[1].changes.map(\.text) == ["-- a/looks/like/a/name", "+++ b/and/so/does/this"])
    #expect(diff.files[3].changes.isEmpty)
  }

  @Test(
    "the path is found however it is written",
    arguments: [
      ("--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-a\n+b\n", "x.py"),
      ("--- x.py\t2026-01-01 10:00\n+++ x.py\t2026-01-02 10:00\n@@ -1 +1 @@\n-a\n+b\n", "x.py"),
      ("--- i/x y.py\n+++ w/x y.py\n@@ -1 +1 @@\n-a\n+b\n", "x y.py"),
      ("--- \"a/\\303\\244.py\"\n+++ \"b/\\303\\244.py\"\n@@ -1 +1 @@\n-a\n+b\n", "ä.py"),
      ("diff --git a/p q b/p q\nold mode 100644\nnew mode 100755\n", "p q"),
      ("--- apps/x.yaml\r\n+++ apps/x.yaml\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n", "apps/x.yaml"),
      (
        "From: me\nSubject: x\n\n---\n x | 2 +-\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39\n",
        "x"
      ),
    ])
  func paths(text: String, path: String) throws { #expect(try read(text).files.map(\.path) == [path]) }

  @Test(
    "what is wrong is said, with the line",
    arguments: [
      ("", 0, "nothing came"), (" \n\n", 0, "nothing came"), ("hello\nworld\n", 0, "no unified diff"),
      ("--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n a\n", 5, "ends within a hunk"),
      ("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n*b\n", 5, "begins with a space, + or -, not with \"*\""),
      ("--- a/x\n+++ b/x\n@@ -1,1 +1,1 @@\n-a\n-b\n+c\n", 5, "more lines than its header"),
      ("@@ -1 +1 @@\n-a\n+b\n", 1, "before any file's name"),
      ("--- a/x\n+++ b/x\n@@ -1,99999999999999999999 +1 @@\n", 3, "hunk's header reads"),
      ("--- a/x\n+++ b/x\n@@ one @@\n", 3, "hunk's header reads"),
      ("--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n", 3, "diff of a merge"),
      ("+++ b/x\n@@ -1 +1 @@\n", 1, "without a line \"---\""),
      ("--- a/../../etc/passwd\n+++ b/../../etc/passwd\n", 2, "does not stay inside a repository"),
      ("--- \"a/x\n+++ b/x\n", 1, "no closing quote"),
      ("--- a/x\n+++ b/" + String(repeating: "y", count: 5000) + "\n", 2, "longer than 4096 bytes"),
      ("--- a/x\0\n+++ b/x\n", 0, "NUL byte"),
    ])
  func problems(text: String, line: Int, message: String) {
    do throws(UnifiedDiff.Problem) {
      _ = try read(text)
      Issue.record("read")
    } catch {
      #expect(error.message.string.contains(message), "\(error.message)")
      #expect(error.line == line)
    }
  }

  @Test("sizes are limited: bytes, files, and what is kept of a line")
  func limits() throws {
    let large = [UInt8](repeating: 0x61, count: UnifiedDiff.maximumBytes + 1)
    #expect(throws: UnifiedDiff.Problem.self) { try UnifiedDiff(large) }
    let many = (0...UnifiedDiff.maximumFiles).map { "--- a/f\($0)\n+++ b/f\($0)\n" }.joined()
    #expect(throws: UnifiedDiff.Problem.self) { try UnifiedDiff(Array(many.utf8)) }
    let wide = "--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+" + String(repeating: "w", count: 100_000) + "\n"
    #expect(try read(wide).files[0].changes[0].text.count == 2_000)
  }

  @Test("bytes that are no UTF-8, and random ones, give files or a problem, never a crash")
  func garbage() throws {
    let latin = Array("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-".utf8) + [0xE4] + Array("\n+b\n".utf8)
    #expect(try UnifiedDiff(latin).files[0].changes[0].text == "\u{FFFD}")
    var state: UInt64 = 7
    let pieces = [
      "@@ -1,2 +1 @@", "--- a/", "+++ b/", "diff --git ", "\"", "\\", "\n", "-", "+", " ", "x", "@@@", "9",
    ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text += pieces[Int(state >> 33) % pieces.count]
      }
      _ = try? read(text)
    }
  }
}
