/// Sentences of the incident itself.
extension IntentSamples {
  static let incident: [Sample] = [
    (
      .acknowledge,
      """
      ack the page
      i've got it
      acknowledge the alert
      i'm on it
      on it
      i got it, i'm looking
      mine. got it
      """
    ),
    (
      .severity,
      """
      declare a sev2
      set the severity to 3
      make it a sev2
      raise this one, customers are seeing missing purchases in their dashboards
      """
    ),
    (
      .wait,
      """
      wait a bit
      give it five minutes
      let's monitor
      keep an eye on it
      do nothing
      watch it for 10 minutes
      wait for the new node
      monitor until the error rate drops
      no action needed, just monitor
      leave it alone
      check again in 10 minutes
      come back in 5 minutes
      ok let's give it five minutes and then look again
      let's watch it another ten minutes before anyone does anything
      """
    ),
    (
      .hint,
      """
      what should i look at
      what is usually the cause of this
      how would you proceed
      i have no idea what to do now
      where would you go from here
      what do you suggest
      give me a push in the right direction
      i am completely lost
      what would an experienced person check now
      no clue what this means for me
      i need a hint
      i'm stuck
      what should i do next
      what should i look at first
      ok what now
      what else could it be
      what would you do
      what am i looking at, explain me what i should check first
      sorry im totally lost, where would you start looking
      """
    ),
    (
      .found,
      """
      what is that supposed to show me
      is that good or bad
      what do i see there
      what did we just learn from that
      what does this tell me
      how do i read this
      so what does that mean
      explain the picture
      what is the conclusion
      what am i looking at
      what did i find
      what does that show
      sum it up for me
      so what did we just learn from that graph
      so what did we learn from that last screen, in one sentence
      """
    ),
    (
      .narrate,
      """
      narrate on
      """
    ),
    (
      .note,
      """
      please put in the log that the delay began before the deploy did
      """
    ),
    (
      .hypothesis,
      """
      i think it's a bad deploy
      my guess is a crash loop on a few pods
      looks like the node died
      it's probably an msk blip
      a few pods with a backlog
      it's a false alarm
      i think the processors are too few for this load
      my suspicion: the brokers are simply full, it's the season
      i bet something blocks the loop, some sync call in the new code
      i think is the processors which cannot follow, so the memory is filled and the polling stops
      i beleive one zone has no more free machines, so the pods have no place
      smells like the brokers are saturated, not us
      could be that one partition is much hotter than others because of a single big customer
      my guess: noisy neighbour on the node is stealing the cpu from us
      """
    ),
    (
      .ruleOut,
      """
      rule out kafka
      so it's not the brokers
      it isn't a bad deploy then
      so it is not the autoscaler, we can cross that off
      it can't be the network, the other topics on the same brokers are fine
      it is not a deploy, nothing was shipped since tuesday
      garbage collection it is not, i checked and there are no pauses
      """
    ),
    (
      .status,
      """
      is the alarm still on
      are we out of the woods
      what is the current state of the incident
      what is wrong
      how much time is left
      is it over
      does it still ring
      how long have we been at it
      how are we doing
      is anybody else looking at it
      what was the alarm again
      did it work
      has it recovered
      are we through
      what time is it
      good morning
      is it still firing
      what was the alert again
      did it recover
      where are we
      hello
      what is going on
      did that help
      i think we are good
      are they recovered
      is someone else on this
      is everything normal again
      is it still happening
      is anybody working on it
      how long has it been going on
      is it over now
      are we still over one per second or has it calmed down
      so is it over, has it come again in last 15 min
      """
    ),
    (
      .resolve,
      """
      close the incident
      we're done, resolve it
      close it as noise
      resolve: it is just the load of bfcm
      all good now, close it
      all quiet for 30 min, close it
      one blip, retried fine, nothing lost. close it
      """
    ),
    (
      .handOff,
      """
      hand it over to the next on-call
      i must leave, give this to marta and tell her where we are
      my shift is over at six, give this one to priya with what we know so far
      """
    ),
    (
      .help,
      """
      what can i do here
      how do i use this thing
      which commands are there
      what can i type here
      i need help
      good evening. could someone tell me what kind of commands exist in this place
      """
    ),
    (
      nil,
      """
      if i restarted everything, would it get better or worse
      don't restart anything yet
      ha, my cat polls faster than this
      maybe we should scale down to 0 and up again? not sure, dont do it
      360, 359, who counts anyway :)
      do the thing
      make it so
      we could republish, couldn't we
      no wait, forget what i said about the processor
      ugh. kafka. why always on a friday
      someone told me once that adding brokers helps, but i dont want to pay for it
      would it be dangerous to bounce the publishers in peak
      can you make the internet faster lol
      hmm
      i'm not allowed to touch max records, right
      normally i would restart the consumers but my boss said hands off
      should have rolled back an hour ago i guess
      do you also get lag on mondays
      restart them? or drain? or what
      i will not archive this before i understand it
      imagine we muted all of sentry, how nice would life be
      thx you are very kind
      maybe we should bounce them all? or no, hm, i don't know, better not
      haha my first page ever and it's a tuesday, my mum will be proud
      if we had restarted it an hour ago it would be finished already, no
      do not delete anything yet
      could you sort of... make it healthy again? somehow
      is 360 not also the number of degrees in a circle, funny
      in theory one could replay everything twice to be safe, couldn't one
      er, don't call anyone, i was only thinking aloud
      ugh, kafka. whoever named it after a writer had humour
      shouldn't we turn everything up a bit
      i would never scale the brokers down in peak, would you
      my girlfriend just bought a tv so technically she is the load lol
      hmm, what about restarting b? nah forget it
      responses are like my ex, always late
      would restarting just that one be dangerous, hypothetically
      no no, not drain! stop, i didn't mean it
      is it normal that my hands are shaking a bit
      i am not sure we should silence it, what if it is real
      connection reset, same as me after lunch
      if it came back tomorrow, would one roll back then
      """
    ),
  ]
}
