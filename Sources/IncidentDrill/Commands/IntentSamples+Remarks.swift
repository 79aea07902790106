/// Sentences of the pager, of time, and of what somebody thinks.
extension IntentSamples {
  static let remarks: [Sample] = [
    (
      .acknowledge,
      """
      yep i'm up, this one's mine
      Hereby I confirm the receipt of the alarm and take over its treatment.
      kindly mark this as assigned to me, I am looking into it
      on it stop ringing me
      Put my name on this so nobody else gets woken up.
      okay okay I'm awake, you can quit buzzing my phone now, I'll deal with it
      got the beep, working it
      I accept this incident.
      I will be taking ownership of the alarm from my side
      let PagerDuty know someone's responding
      taking this
      Please register me as the responsible person for this disturbance.
      confirm that i saw the callout
      me me me, I'll grab it, let Karol sleep
      claim it for me
      As of now I'm the responder here, the rota tool should show that.
      seen it, at the laptop, no need to ring the secondary
      accept the callout
      ok received, I am attending to it
      before it starts pinging my backup, flag that I picked up
      alarm received starting on it
      """
    ),
    (
      .severity,
      """
      make it a sev2
      we're losing customer events, go to sev1
      this is minor, drop it to a sev four
      Please classify the incident as priority two.
      downgrade to sev 3 nobody outside notices
      Bump the sev by one, things have got worse.
      set impact class to 3
      customers do notice this, so for me it counts as a SEV-1, mark it like that
      declare sev2
      I want this treated as the highest severity from now on.
      it's not a one anymore, sev two is plenty
      kindly upgrade the criticality to sev-1, multiple clusters are impacted
      prio 3 at most, label it so
      low severity no customer impact
      The grade of this incident should be set to level four.
      file it under sev three for the moment
      one cluster, a bit of lag, I'd grade that a 3 on the sev scale
      major incident, classify as such
      Leadership will ask, so officially this is a severity one.
      bring the severity down a notch, the worst is behind us
      """
    ),
    (
      .wait,
      """
      give it five minutes
      let's sit tight for ten
      hang on 3 min and see if the consumers catch up
      I would like to let a quarter of an hour go by.
      let us simply observe for 10 mins before doing anything
      skip ahead two minutes
      fast forward 15m
      stay here until the alarm goes green
      do nothing for the next eight minutes
      nothing left to do but sit here till the backlog is gone
      patience, it needs to settle, say six minutes
      I'll give those pods a coffee's worth of minutes to come up, seven or so
      jump forward half an hour
      hold still till the lag normalises
      We shall remain passive for the duration of four minutes.
      sleep 120 seconds
      allow the rollout to finish first, another 10 min
      i'd rather not touch it for a bit, a couple of minutes can tick by
      please hold on for 12 minutes so the change can take effect
      chill 3 mins
      advance the simulated night by an hour
      """
    ),
    (
      .hint,
      """
      i'm lost
      no clue where to go from here
      what would you do in my shoes
      point me in the right direction
      I request a suggestion regarding the subsequent step.
      I am stuck only, please guide me
      what next
      ok brain's empty, throw me a bone
      Where should I be looking?
      give me a tip
      which way now
      I've run out of ideas, honestly
      what am I missing here
      can you please suggest the further course of action
      What would somebody with more experience check at this point?
      a clue please, just a small one
      It is not evident to me how I should proceed.
      so I've looked at everything and it all blurs together, what would a sane person try now
      dont know what to check
      What's the smart move at this stage?
      totally stumped over here
      """
    ),
    (
      .found,
      """
      so what did that tell us
      that output went over my head, say it simply
      sum up that output
      explain to me what I just saw
      what's the takeaway
      Please summarise the result of the preceding query.
      that graph a second ago, in plain english?
      What should I conclude from these figures?
      tldr of that
      what have we learned there
      i stared at that table and nothing stuck, what was the gist
      interpret those numbers for me
      how do I read the thing you just printed
      What insight does the most recent check provide?
      kindly interpret the above output
      was there anything unusual in what I just pulled up
      boil it down for me, that was a wall of text
      which was the important bit in there
      Give me the executive version of what just came back.
      and that shows us what exactly
      did that prove anything
      """
    ),
    (
      .narrate,
      """
      from now on, tell me after every command what it showed
      quit commenting on everything I open
      I wish an automatic explanation following every query.
      turn the commentary off
      talk me through each result as we go
      No more summaries at the end of every step, please.
      please keep explaining all outputs automatically going forward
      i can read graphs myself, don't spell out every single one anymore
      """
    ),
    (
      .note,
      """
      for the record: 02:14 pods on edam-b started crashing
      jot down that I bounced two pods at quarter past
      write down lag began 0150
      put in the incident journal: talked to Marta at 3:05
      Please document that the cluster prod-edam-c was not affected.
      add to the incident log that restarts did not change anything
      Put on record that KDP was informed at 03:40.
      fyi for the postmortem, the dashboard of edam-d has a gap between 1 and 2
      remember this for later: the label on node 7 looks odd
      memo dlq empty at 0410
      To be minuted: the service desk reports no complaints.
      kindly capture in the incident doc that errors started at 01:12 IST
      scribble this somewhere: 87 of 90 in edam-a
      comment: traffic is normal for a Tuesday night
      postmortem item: the wiki link in the alarm text is dead
      let it be written that at 2:58 the second broker came back
      just so nobody forgets, the write-up should say the peak was at 3:33
      record that i saw dupes doubling on edam-c
      Observation to be saved: CPU flat while latency climbs.
      for whoever reads this tomorrow, I left edam-d alone on purpose
      add a line saying the spike lasted four minutes
      """
    ),
    (
      .hypothesis,
      """
      my money's on the new deploy
      I reckon a broker is sick
      smells like lease trouble
      I assume that the failure of a node is the origin.
      I am thinking the processors are under-provisioned
      gut feeling, bad config went out with the release
      80 percent it's msk
      theory: one poison message keeps killing the same pods
      It appears probable that the asyncio loop is blocked.
      bet its peak season traffic
      the way I see it the network blipped and sentry caught the tail of it
      wild guess, wrong node pool
      My working assumption is that acks arrive too late, hence the duplicates.
      put me down for 60% on a vanished node
      looks to me like S3 permissions broke the Failed Writes Processor
      most likely reason as per my understanding is CPU saturation on the workers
      I'd wager the scheduler has nowhere to place those three pods
      The presumption is that a partition has lost its leader.
      I have a hunch someone halved the replicas by accident
      if you ask me the disk on broker 2 is dying
      probably a memory leak in yesterday's image
      """
    ),
    (
      .ruleOut,
      """
      it's not the deploy
      brokers are fine, cross them off
      that kills the network theory
      We can exclude the node pool as an origin.
      no way this is traffic, it's flat
      scratch cpu off the list
      Memory has nothing to do with it.
      i was wrong about the lost node, they're all there
      volume surge is not the culprit as per the graph
      forget the lease idea, no duplicates at all
      so peak season's out, we're at a third of the usual load
      The assumption of a faulty release can be discarded.
      eliminate MSK as a cause
      drop my poison message theory
      not kafka then
      DNS is innocent, every lookup resolves
      nope wasn't the autoscaler
      asyncio lag can be struck from the candidates, it's under 5 ms
      okay so bad config is off the table, diff is empty
      kindly remove disk pressure from the probable causes
      The bulk import explanation doesn't hold, that job finished at midnight.
      """
    ),
    (
      .status,
      """
      is it still red
      how long has this been going on
      are we out of the woods yet or not
      has it recovered
      Which condition does the alarm currently have?
      is the alarm over
      where do we stand
      what have I got on file for this incident so far
      still burning?
      when did this begin
      remind me what I was woken up for
      current situation please
      what is the elapsed duration of the incident
      has the monitor gone back to green
      Quick overview for my boss: what's open, since when?
      what time is it in this drill's night
      how many minutes have we burned so far
      may I know the present state of the incident
      which threshold tripped, and are we still over it
      so are we good now or is it still yelling
      whats firing
      """
    ),
  ]
}
