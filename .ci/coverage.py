"""Prints line coverage by room out of the JSON that `swift test --enable-code-coverage` leaves, and every file below the bar."""
import collections
import json
import sys

PURE = {"AnswerGrading", "TutorCore", "GatewaySimulation", "IncidentDrill"}
BAR = 95.0

with open(sys.argv[1]) as file:
    files = json.load(file)["data"][0]["files"]
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
