/// The families of words in which people speak to the tutor, as ``WordPattern`` reads them: without apostrophes, and without what
/// stands around a wish.
enum TutorTalkFamilies {
  static let all: [(talk: TutorTalk, patterns: [String])] = [
    (
      .stop,
      [
        "(stop|pause|finish|end|quit|leave|break off) (here|there|it here|it there|it|this)? (for today|for tonight|for now|for the day|for a while|today|until tomorrow|till tomorrow)",
        "(thats|that is|thats it|this is|its) (enough|all|it)? for (today|now|tonight|the day)",
        "enough for (today|now|tonight|one day)", "call it a day",
        "(im|i am|were|we are|all)? (done|finished|through) for (today|tonight|the day)",
        "(i have to|i have got to|ive got to|i got to|i gotta|gotta|i must|i need to|i should|have to) (go|leave|run|stop|go home|go to bed|go to a meeting)",
        "(see you|continue|go on|carry on|do the rest|do this|do it|more) (tomorrow|next time|another day|another time|next week)",
        "(good night|goodnight|bye bye|goodbye|bye for now|see you|see you later)",
        "(take|have|make|i need|need)? a (short|little|coffee|quick)? break",
      ]
    ),
    (
      .answer,
      [
        "(give|show|tell|reveal|see|have|know) (me|us)? (the|your|a) (right|correct|model|full|good|whole|real)? (answer|solution|answers)",
        "(show|give|reveal) (me)? (right|correct|model)? (answer|solution)",
        "(whats|what is|what was|what would be) (the|your) (right|correct|model|real|good)? (answer|solution)",
        "(the)? (right|correct|model)? solution", "the (right|correct|model) answer", "you tell me",
        "tell me (it|the thing|what it is)", "(i am|im) giving up", "i surrender",
        "i (dont|do not) want to guess",
      ]
    ),
    (
      .skip,
      [
        "(i would|id|i) (rather|prefer to) (not|skip|skip it|skip this|skip this one|go on|move on|leave it|leave it out|leave this out|not answer|not say)",
        "(skip|leave out|leave) (this|it|that|the) (one|question|check|step|out|task|exercise)? (out)?",
        "skip", "move (on|along)", "skip (ahead|forward)",
        "(ill|i will|i)? (do|try|answer|come back to|return to) (it|this|that|this one) (later|another time|some other time)",
        "i (dont|do not) want to (answer|do|try) (it|this|that|this one|this question|that question)?",
        "(go|get) (on)? to the next (one|question|step)",
      ]
    ),
    (
      .hint,
      [
        "(give me|show me|get|i need)? (a|another|some|one more|any|one)? (small|little|bigger|better)? (hint|hints|clue|clues|tip|nudge)",
        "(give me|get|have|i need)? (some|a bit of|a little) help", "help me (out|with this|with it|here)",
        "is there (a|any|another) (hint|clue)",
      ]
    ),
    (
      .anotherAngle,
      [
        "(explain|say|put|show|describe|phrase|teach|try) (it|this|that|me|it to me|this to me|that to me|me this|me that|everything)? (in)? (differently|another way|a different way|other words|simpler words|simple words|easier words|plain words|plain english|simple terms|simpler terms|simpler|simply|more simply|more easily|easier|more slowly|slowly|better)",
        "(explain|show) (it|this|that)? (to me)? from (another|a different|the other) (angle|side)",
        "(explain|say) (it|this|that) (to me)? like (i am|im) (five|5)",
        "explain (it|this|that)? (to me)? (once more|one more time)?",
        "is there (an|a|any|some) (easier|simpler|other|different|better|shorter|clearer) (explanation|way|way to explain it|way to say it|way to see it|angle|version|example|picture)",
        "is there another (explanation|way to explain it|way to say it|way to see it|angle|example|picture)",
        "(give|show) (me)? (an|some|a|another|one more|one)? (concrete|simple|simpler|easy|easier|real|small|short|good|other|different|better)? (example|examples|analogy|picture|explanation|angle)",
        "(i need)? (an|a|another|one more|some other) (concrete|simple|simpler|easy|easier|other|different|better|clearer)? (example|analogy|picture|explanation|angle)",
        "(example|analogy|an example for that|an example of that|an example of this|an example for this)",
        "(any|for) example", "(simpler|easier|differently|in other words|in simpler words|in plain english)",
      ]
    ),
    (
      .missing,
      [
        "(whats|what is|what was|what would be) (still|there|now)? (missing|lacking|left out|left|still open|not there) (now|here|in it|in my answer|from it|from my answer)?",
        "what (else|more) (is|was|would be)? (still|there)? (missing|lacking|needed|wanted|left|to say|to add)?",
        "what (am|was) i (still)? (missing|forgetting|leaving out|overlooking|lacking)",
        "what (else)? (did|do|have) i (still)? (miss|missed|forget|forgot|forgotten|overlook|overlooked|left out|leave out)",
        "what (else|more) (do|should|must|can|could) i (still)? (say|add|have to say|need to say|have to add|need to add|mention|tell you)",
        "what (else|more) (do|did|would) you (still)? (want|need|expect|miss|want to hear|want to know|want from me|like to hear|want me to say|expect to hear|expect me to say)",
        "(what|which) (else|more|part|parts|point|points|half|thing) (is|are) (still)? missing",
        "(is|was) there (anything|something) (else|more|missing) (to say|to add|missing|you want|that you want)?",
        "(did|have) i (miss|missed|forget|forgotten|leave out|left out|overlook|overlooked) (anything|something|a point|a part)",
        "(is|was) (anything|something|a part|a point) (still)? missing", "what do you (still)? miss",
      ]
    ),
    (
      .lost,
      [
        "(i|we)? (still|really|just|honestly)? (dont|do not|didnt|did not|cant|can not|cannot) (really|quite|even|fully)? (get|understand|follow|grasp|see) (it|this|that|you|anything|any of it|any of this|a thing|a word|what you mean|what you want|your point|the idea|the point|the picture|the question|where this is going) (yet|either)?",
        "(i|we)? (dont|do not|cant|cannot) (follow|get any of it|make sense of it|make sense of this)",
        "(i am|im|we are|i feel|im feeling|i got|ive got) (still|totally|completely|a bit|a little|so|now|kind of|quite|rather)? (lost|confused|stuck|puzzled|overwhelmed|out of my depth|not following|not with you|not getting it|not getting this)",
        "(totally|completely|so)? confused",
        "(this|that|it|this is|that is|thats|it is|its|this seems|it seems) (is|was|seems)? (way)? (too|so|very|quite|rather) (hard|difficult|complicated|complex|abstract|confusing) (for me)?",
        "(way)? too (hard|difficult|complicated|complex|abstract|confusing) (for me)?",
        "(this|that|it) makes no sense (to me)?",
        "(this|that|it) (doesnt|does not) make (any|much)? sense (to me)?", "you (have|ve)? lost me",
        "youve lost me", "(this|that|it) (goes|is|went|all goes) over my head",
        "i have no (clue|idea) what (you mean|you want|this is about|this means|to say|you are asking)",
      ]
    ),
    (
      .objection,
      [
        "(youre|you are|your) (so|just|completely|totally|simply)? (wrong|mistaken|incorrect|not right|unfair|being unfair|not fair)",
        "you (misread|misunderstood|misunderstand|misjudged) (me|that|it|this|my answer|what i said|what i wrote)?",
        "you got (me|it|that|my answer) wrong",
        "(thats|that is|this is|thats just) (so)? (unfair|not fair|ridiculous)",
        "i (disagree|do not agree|dont agree|object|beg to differ|protest) (with that|with you|with this)?",
        "my answer (was|is) (right|correct|fine|ok|not wrong|good|perfect|complete)",
        "(i was|i am|im) (right|correct|not wrong)",
        "(your|the) (grader|grading|tutor|check|verdict|judgement|program|question) is (wrong|bad|broken|unfair|stupid|mistaken)",
        "what i (said|wrote) (was|is) (right|correct|not wrong)",
      ]
    ),
    (
      .repeated,
      [
        "(i|ive|i have|we) (already|just|literally|did|have)? (said|say|wrote|written|answered|told you|explained|mentioned|typed) (that|it|this|so|exactly that|just that|the same|that before|it before|this before|that above|so before|that a minute ago|that two times|that twice)",
        "(i|ive|i have) (already|just|literally) (said|wrote|answered|told you|explained)",
        "(thats|that is|this is|isnt that|is that not|isnt it|wasnt that|that was|its|it is) (exactly|just|precisely|literally|not)? what i (said|wrote|meant|just said|have said|already said|just wrote|told you|typed|have just said)",
        "(already|just) (said|answered|told you|said that|said so|answered that)",
        "did(nt)? i (not)? (just|already)? say (that|so|it|this)",
        "didnt i (just|already)? (say|write|answer) (that|so|it|this|exactly that)",
        "you (already)? (have|had|got) (that|it|my answer) from me",
      ]
    ),
    (
      .standing,
      [
        "(is|was|isnt|wasnt) (that|this|it|my answer|what i said|what i wrote) (right|correct|ok|okay|wrong|good|true|good enough|what you want|what you wanted|what you meant|not right|not correct|all|it)",
        "(that|this) (is|was)? (right|correct) (or not|or wrong|isnt it)",
        "(am|was) i (right|wrong|correct|close|on the right track|getting there|getting warmer|there yet)",
        "did i (get|have) (it|this|that) (right|wrong)", "(right|correct) or (wrong|not)", "how did i do",
        "how am i doing", "(is|was) (that|this|it) (a)? (right|good|correct) answer",
      ]
    ),
    (
      .weary,
      [
        "(this|that|it|this is|that is|its|it is|thats) (is|was|gets|is getting|getting)? (so|too|really|very|a bit|rather|just)? (boring|tedious|pointless|annoying|a waste of time|no fun)",
        "(i am|im|i get|im getting) (so|too|really|very|a bit|rather|already)? (bored|tired|exhausted|annoyed|frustrated|sleepy|fed up)",
        "(boring|how boring)",
      ]
    ),
    (
      .thinking,
      [
        "let me (think|see|read|reread|look|try|have a look|check|think about it|think about that|think about this|read it|read that|read this|look at it|look at it first|think a bit|think a moment|think for a moment|think for a second|see first)",
        "(give me|wait|wait for|i need)? (a|one|just a|another) (moment|second|sec|minute|min|bit)",
        "(give me|i need)? (some|more|a bit of|a little)? time to think", "give me (some|more)? time",
        "(hold|hang) on (a moment|a second|a sec|a minute|please)?", "wait",
        "(i am|im) (still)? (thinking|reading|looking) (about it|about that|it up)?", "still thinking",
        "thinking", "(let me)? think (about it|first)",
      ]
    ),
  ]
}
