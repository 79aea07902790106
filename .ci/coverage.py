"""Prints line coverage by room, and every file of a pure room below the bar.

Takes the path of the JSON that `swift test --enable-code-coverage` leaves, and the folder of the raw profiles of the programs that the tests started.
"""
import collections
import glob
import json
import os
import shutil
import subprocess
import sys

PURE = {"AnswerGrading", "TutorCore", "GatewaySimulation", "IncidentDrill"}
BAR = 95.0


def tool(name):
    """The toolchain's own one, which knows the format of the profiles."""
    beside = os.path.join(os.path.dirname(os.path.realpath(shutil.which("swift"))), name)
    return beside if os.path.exists(beside) else name


folder = os.path.dirname(sys.argv[1])
tests = glob.glob(os.path.join(os.path.dirname(folder), "*PackageTests.xctest"))[0]
merged = os.path.join(folder, "all.profdata")
raw = glob.glob(os.path.join(folder, "*.profraw")) + glob.glob(os.path.join(sys.argv[2], "*.profraw"))
merge = [tool("llvm-profdata"), "merge", "-sparse", "--failure-mode=all", *raw, "-o", merged]
subprocess.run(merge, check=True, stderr=subprocess.DEVNULL)
export = [tool("llvm-cov"), "export", "-summary-only", "-instr-profile", merged, tests]
files = json.loads(subprocess.run(export, check=True, capture_output=True).stdout)["data"][0]["files"]
rooms = collections.defaultdict(lambda: [0, 0])
thin = []
for entry in files:
    parts = entry["filename"].split("/Sources/")
    if len(parts) < 2 or "/.build/" in entry["filename"]:
        continue
    room = parts[1].split("/")[0]
    lines = entry["summary"]["lines"]
    rooms[room][0] += lines["covered"]
    rooms[room][1] += lines["count"]
    if room in PURE and lines["percent"] < BAR:
        thin.append((lines["count"] - lines["covered"], lines["percent"], parts[1]))
print(f"{'room':<20} {'lines':>7} {'covered':>8}")
missed = False
for room, (covered, count) in sorted(rooms.items()):
    percent = 100 * covered / count if count else 100
    below = room in PURE and percent < BAR
    missed = missed or below
    note = f"  below the bar of {BAR:.0f} %" if below else ""
    print(f"{room:<20} {count:>7} {percent:>7.1f} %{note}")
if thin:
    print(f"\nFiles of the pure rooms below {BAR:.0f} %, most lines without a test first:")
    for left, percent, name in sorted(thin, reverse=True):
        print(f"{left:>5} lines, {percent:5.1f} %  {name}")
sys.exit(1 if missed else 0)
