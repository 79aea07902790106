/// Set phrases by which a writer says how to take what stands beside them.
enum Cue {
  /// "I don't know": what the clause names is not claimed.
  case unknown
  /// "It is not true that", "I don't know whether": nothing in the rest of the sentence is claimed.
  case unclaimed
  /// "Some think": what follows is others' opinion, up to the writer's own.
  case reported
  /// "Normally": granted, for the sake of the contrast.
  case conceded
  /// "No wait": what was said just before is taken back.
  case retraction
  /// "The other way round": all that was said before is taken back, when a retraction stands beside it.
  case reversal
  /// "Maybe".
  case hedge

  struct Found {
    var cue: Cue
    var start: Int
    var end: Int
  }

  static func all(in tokens: [Token]) -> [Found] {
    var found: [Found] = []
    for index in tokens.indices where tokens[index].isWord {
      for (words, cue) in table[tokens[index].text] ?? [] {
        guard let end = end(of: words, at: index, tokens, overComma: cue == .retraction) else { continue }
        if cue == .unknown || cue == .unclaimed && words.contains(where: { ["know", "tell"].contains($0) }),
          isSaidOfAnother(index, tokens)
        {
          continue
        }
        // "It says go ahead or hold on" takes nothing back.
        if words == ["hold", "on"], index > 0, ["or", "to", "says", "say"].contains(tokens[index - 1].text) {
          continue
        }
        // "checks that the field is not rubbish" takes nothing back.
        if cue == .retraction, words.count == 1, index > 0, tokens[index - 1].role.contains(.negator) {
          continue
        }
        // "It is not that important" concedes nothing.
        if words == ["not", "that"], index > 0, tokens[index - 1].role.contains(.auxiliary),
          !beginsStatement(end, tokens)
        {
          continue
        }
        // "I have those backwards though: …" concedes nothing.
        if words == ["though"], end < tokens.count, !tokens[end].isWord { continue }
        found.append(Found(cue: cue, start: index, end: end))
      }
      if let end = endOfReport(at: index, tokens) {
        found.append(Found(cue: .reported, start: index, end: end))
      }
      // "… runs. Wait, …" takes back; "P10 can wait, …" does not.
      if tokens[index].text == "wait", index > 0, index + 1 < tokens.count,
        [.sentenceEnd, .comma, .dash, .question].contains(tokens[index - 1].mark),
        [.comma, .dash, .sentenceEnd, .colon].contains(tokens[index + 1].mark),
        // "it says go, wait, or sorry"
        !(index + 2 < tokens.count && tokens[index + 2].role.contains(.alternative))
      {
        found.append(Found(cue: .retraction, start: index, end: index + 1))
      }
      // "… are lost... no, they are kept": what breaks off is taken back.
      if tokens[index].text == "no", index + 1 < tokens.count, !tokens[index + 1].isWord,
        isBrokenOff(before: index, tokens)
      {
        found.append(Found(cue: .retraction, start: index, end: index + 1))
      }
      // "But no: …" takes back; "but no loss" goes on.
      if tokens[index].text == "no", index > 0, ["but", "except"].contains(tokens[index - 1].text),
        index + 1 < tokens.count, !tokens[index + 1].isWord
      {
        found.append(Found(cue: .retraction, start: index - 1, end: index + 1))
      }
      if isInterposedNo(index, tokens) {
        found.append(Found(cue: .retraction, start: index, end: index + 1))
      }
    }
    return found
  }

  /// "It isn't that red doesn't matter": a whole statement follows, with its own verb.
  private static func beginsStatement(_ index: Int, _ tokens: [Token]) -> Bool {
    let following = tokens[min(index, tokens.count)...].prefix(4).prefix { $0.isWord }
    return following.dropFirst().contains { $0.role.contains(.auxiliary) }
  }

  /// "It goes up, no, goes down": between commas, behind a statement that denies nothing.
  private static func isInterposedNo(_ index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].text == "no", index > 3, index + 1 < tokens.count, tokens[index - 1].mark == .comma,
      tokens[index + 1].mark == .comma
    else { return false }
    let before = tokens[..<(index - 1)].reversed().prefix { $0.isWord }
    return before.count > 2 && !before.contains { $0.role.contains(.negator) }
  }

  /// An ellipsis, or a dash behind more than a name, with nothing but an interjection behind it.
  private static func isBrokenOff(before index: Int, _ tokens: [Token]) -> Bool {
    var at = index - 1
    while at > 0, tokens[at].mark == .comma || interjections.contains(tokens[at].text) { at -= 1 }
    guard at > 2 else {
      return at > 0 && tokens[at].mark == .sentenceEnd && tokens[at - 1].mark == .sentenceEnd
    }
    if tokens[at].mark == .dash { return (1...3).allSatisfy { tokens[at - $0].isWord } }
    return tokens[at].mark == .sentenceEnd && tokens[at - 1].mark == .sentenceEnd
  }

  private static let interjections: Set<String> = [
    "hm", "hmm", "er", "erm", "uh", "um", "oh", "ah", "well", "sorry", "actually", "ugh", "argh",
  ]

  /// Where the words end that begin at `index`, or nil. "No, wait" is "no wait".
  private static func end(of words: [String], at index: Int, _ tokens: [Token], overComma: Bool) -> Int? {
    var at = index
    for (place, word) in words.enumerated() {
      if place > 0, overComma, at < tokens.count, tokens[at].mark == .comma { at += 1 }
      guard at < tokens.count, tokens[at].text == word else { return nil }
      at += 1
    }
    return at
  }

  /// "The static one does not know the load" admits nothing of the writer.
  private static func isSaidOfAnother(_ index: Int, _ tokens: [Token]) -> Bool {
    var at = index - 1
    while at >= 0, tokens[at].isWord,
      !tokens[at].role.isDisjoint(with: [.auxiliary, .adverb, .negator, .additive, .preposition])
    {
      at -= 1
    }
    guard at >= 0, tokens[at].isWord else { return false }
    return tokens[at].isContent && !["honestly", "sorry", "sure", "hmm"].contains(tokens[at].text)
      || tokens[at].text == "it" || tokens[at].text == "they"
  }

  private static let table: [String: [(words: [String], cue: Cue)]] = {
    let lists: [(Cue, String)] = [
      (
        .unknown,
        """
        not sure;not certain;not know;not remember;not recall;forgot;have forgotten;i forget;no idea;no clue;unsure
        remember nothing;recall nothing;hazy on;hazy about;vague on;not clear;unclear to me;have to look;need to look it;have to check;would have to ask;have to guess;not really know;never learned;not understand;can not say;could not say
        hard to say;not say;have not learned;no memory;no clear idea;no real idea;not the faintest
        never had to look;never looked;not looked at;not look into;have not read;not read yet;not got that far
        not get that far;have not seen;not come to that;not know yet;over my head;lost me there;beyond me;only be guessing;only be repeating;just be guessing;just be repeating;would be guessing;leave it open;leave that open;leave this open;have forgotten;escapes me
        """
      ),
      (
        .unclaimed,
        """
        not true that;not the case that;not correct that;not right that;false that;wrong that;untrue that
        a lie that;i doubt that;i doubt it;nobody says that;no one says that
        not know whether;not know if;not know that;not sure whether;not sure if;not certain whether
        not certain if;not tell whether;not tell if;not clear whether;no idea whether;no idea if;unsure whether
        unsure if;i wonder whether;i wonder if
        """
      ),
      (
        .reported,
        """
        some think;some say;some would;some people;people think;people say;people assume;people believe
        many people;many think;many assume;many would;many say;most people;most would;others think
        others say;you might think;you would think;you may think;you could think;one might;one would think
        one could think;one may think;you might expect;you would expect;you might assume;you would assume
        you might say;you could say;you would say;tempting to;common misconception;common mistake
        common belief;misconception;a myth;i thought;i first thought;i used to think;i had thought
        my first thought;first thought;first reaction;first guess;my gut;gut says;gut feeling;instinct says
        at first glance;at first sight;intuitively;naively;first instinct;my instinct;i heard that
        some claim;some colleagues;people mention;people claim;many claim;others claim;one would guess
        one would expect;one would assume;you would guess;i would have guessed;i would have expected
        i had expected;i had assumed;i was about to say;i was about to write;i was going to write
        i was going to go;i was tempted;i nearly said;i almost said;i nearly wrote;i almost wrote
        i had in mind;i want to say;i wanted to write;my hunch;my guess was;i expected;i first said
        at first i;on first reading;a naive reading;the naive answer;the tempting answer;one is tempted
        i have heard;colleague;it is often said;often assumed;it seems like;it might seem;it may seem
        it would seem;the obvious answer;sounds like;might look like;looks like it would;someone might
        someone could;they say;somebody might;i was going to say;i wanted to say;i would have said;folks
        i assumed;feels like;it feels as;natural guess;natural choice;natural assumption;natural candidate
        people mix;people confuse;easy to think;easy to believe;easy to assume;i keep reading;i keep thinking
        in my last job;in my old job;in my previous job;at my last job;at my old job;at my previous job
        in my last company;at my last company;at my old company;in my old team;on my last team;in my last team
        impression that;forgiven for thinking;i believed;i had believed;be forgiven;made me believe;made me think;had me believe;had me think;led me to believe;led me to think
        people expect;people would;people tend;many tend;most tend;one tends;you tend;many expect;most expect;everybody expects;everyone expects;everyone thinks
        everybody thinks;everybody says;everyone says;everyone assumes;my reflex;old habit;out of habit
        the temptation;i would bet on;i would have bet
        others open;others start;others begin;others look;others go;others jump;others restart;others check
        some open;some start;some begin;some look;some go;some jump;some restart
        i always thought;want to believe;wants to believe;like to think;like to believe;reflex is;reflex be;instinct is;first idea;first impulse;first hunch;i first wanted;i wanted to;i would have;i always read;i had it as;was tempted to
        """
      ),
      (
        .conceded,
        """
        normally;usually;typically;generally;ordinarily;in general;by default;as a rule;although;though
        even though;despite;in spite;admittedly;granted;of course;otherwise;or else;not that
        """
      ),
      (
        .retraction,
        """
        no wait;wait no;oh wait;wait actually;hang on;scratch that;strike that;correction;or rather;my bad
        my mistake;take that back;let me rephrase;let me correct;second thought;second thoughts
        actually no;no actually;hmm no;no sorry;sorry no;sorry i;sorry it;sorry that;sorry p;that is wrong
        that is not right;that was wrong;this is wrong;that would be wrong;which is wrong;that is not true
        which is not true;that is not correct;that is incorrect;that is false;that is not the case
        is wrong though;i mean;forget that;ignore that;i misspoke;i meant;er no;uh no;um no;no no;no hang
        well no;oops;on reflection;which would be wrong;hold on;one moment;one sec;let me start over
        let me start again;i take it back;no it is not;thinking it through;thinking about it again
        now that i think;come to think;scrap that;scrap it;scrap this;never mind;nevermind;delete that
        cross that out;crossed it out;crossed that out;crossed them out;struck it out;deleted it again;erased it;forget what i;ignore what i;i stand corrected;let me redo;let me restart;let me fix that
        can not be right;that makes no sense;which makes no sense;i got that wrong;i had that wrong
        i have that wrong;i got it wrong;i had it wrong;i have got it wrong;i was wrong;rubbish;nonsense
        """
      ),
      (
        .reversal,
        """
        other way round;other way around;the opposite;the reverse;vice versa;reverse order;reversed
        opposite order;start over;starting over;start from scratch
        have those backwards;have that backwards;have it backwards;have them backwards;have these backwards;have the two backwards
        have those the wrong way;have that the wrong way;have it the wrong way;have them the wrong way;have these the wrong way;have the two the wrong way
        have those swapped;have those mixed;have them swapped;have them mixed;have the two swapped;have the two mixed
        got those backwards;got that backwards;got it backwards;got them backwards;got these backwards;got the two backwards
        got those the wrong way;got that the wrong way;got it the wrong way;got them the wrong way;got these the wrong way;got the two the wrong way
        got those swapped;got those mixed;got them swapped;got them mixed;got the two swapped;got the two mixed
        had those backwards;had that backwards;had it backwards;had them backwards;had these backwards;had the two backwards
        had those the wrong way;had that the wrong way;had it the wrong way;had them the wrong way;had these the wrong way;had the two the wrong way
        had those swapped;had those mixed;had them swapped;had them mixed;had the two swapped;had the two mixed
        mixed those up;mixed that up;mixed it up;mixed them up;mixed these up;mixed the two up;mixed up the two;mixed up those
        swapped those;swapped that;swapped it;swapped them;swapped these;swapped the two
        """
      ),
      (
        .hedge,
        """
        i think;i guess;maybe;perhaps;probably;possibly;might;i believe;i assume;i suppose;could be
        not sure;likely;somehow;sort of;kind of;i would guess;presumably;not certain;may be;depends
        or something;hopefully;i would say
        """
      ),
    ]
    var table: [String: [(words: [String], cue: Cue)]] = [:]
    for (cue, list) in lists {
      for phrase in list.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
        let words = phrase.split(separator: " ").map(String.init)
        table[words[0], default: []].append((words, cue))
        // Whoever may think may as well believe.
        guard cue == .reported, words.count > 1, words.last == "think" else { continue }
        for verb in ["believe", "assume", "say", "guess", "expect", "suppose", "reckon", "suspect"] {
          table[words[0], default: []].append((words.dropLast() + [verb], cue))
        }
      }
    }
    return table
  }()
}
