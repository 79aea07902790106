/// Sentences of calling others, of the end, and such as mean nothing.
extension IntentSamples {
  static let closing: [Sample] = [
    (
      .resolve,
      """
      fixed, it was the bad deploy
      done here, cause was a lost node
      all good again, root cause: broker disk
      We consider the incident as concluded; the wrong node pool was responsible.
      wrap it up, transient network error
      mark as solved, poison message crashed the pods
      that's it, we're finished: too few processors
      end of incident, seasonal peak and nothing else
      declare it over
      call it fixed, failed writes were stuck and now they're flowing
      incident can be ended from my side, RCA is CPU exhaustion on processors
      sign it off as late acks
      Please terminate the incident with root cause memory leak.
      set it to solved
      false alarm, finish this incident
      it was the asyncio lag all along, everything's back, we can all go to bed
      green for 20 minutes now so let's be done with it, lease expiry was the reason
      shut the ticket, root cause is the faulty release on edam-b
      The matter is settled and can be completed: a machine was lost and has been replaced.
      sorted reason was rebalance storm
      Stand everybody down, it's over, the hpa cap was to blame.
      """
    ),
    (
      .handOff,
      """
      my shift's over, over to Priya
      pass it on to the morning crew, still broker latency
      I am transferring this incident to the following shift.
      let the next guy take it, it's the node pool thing
      goes to day shift bad config
      someone else has to take over from me, I'm seeing double, probably leases
      I'm off at six, leave it with my relief: suspected msk
      kindly reassign to the next shift engineer, cause is processor CPU
      whoever's up after me inherits this unsolved, publish latency
      relay to successor lost node
      shift change: Tom owns it from here
      The incident shall be delivered to my successor with the suspicion of a memory leak.
      I can't finish this tonight, pass the baton to APAC's duty engineer
      swap me out, next in rotation please, it looks like a bad release
      transition this to the Bangalore colleague coming on at 7, cause is asyncio lag
      end my watch here, the early bird continues with the DLQ backlog
      Tomorrow's engineer can carry on from here, cause so far: too few pods.
      we transfer responsibility to the late shift, peak traffic
      I'm tapping out, my relief picks it up as late acks
      put it in the weekend rota's hands, root cause open
      turn it over to my replacement
      """
    ),
    (
      .help,
      """
      what can I type here
      which instructions do you understand
      how does this console work
      list all the options
      what's the syntax for the drain one
      how do I write a handoff in this thing
      usage
      What possibilities do I have at this prompt?
      Please display the manual of this tool.
      what all can I ask you
      cheat sheet please
      i forgot the keywords
      how do you spell the thing for scaling
      which inputs are accepted
      man page for republish
      can I see the menu
      For which tools do you take entries?
      what parameters does the log search take
      kindly share the list of supported operations
      Is there a reference of everything one can enter?
      first time in here, so how do I tell you to do things
      """
    ),
    (
      .pause,
      """
      need to go, save it, I'll continue the drill tomorrow
      let me out of the drill for now
      freeze the exercise, doorbell
      quit for today
      I wish to interrupt the exercise and resume it later.
      kindly hold the practice session, will resume post lunch
      real phone's ringing, put the simulation on ice
      exit
      suspend the training session, my next meeting starts
      enough practice for one evening, we pick up where I left off another day
      """
    ),
    (
      .escalate,
      """
      get the msk guys on the line
      wake up SRE
      I'd like to involve the KDP colleagues.
      we need the kafka people
      bring in the platform SREs, nodes keep vanishing
      ring kdp
      loop in the MSK folks please
      Please inform the department SRE that their support is required.
      this is beyond me, get the broker experts out of bed
      kindly raise this to KDP on priority
      ask SRE to join
      pull msk into the bridge
      somebody from kdp must look at this now
      phone the kafka specialists
      dial sre in, this needs their hands
      The responsible persons at KDP should be alerted.
      summon the owners of the processors
      msk has to know about this broker, get them
      Second line please, the Kubernetes infrastructure crew.
      drag kdp in here, I'm not doing their work alone at 4 am
      notify MSK support that two brokers are gone
      """
    ),
    (
      nil,
      """
      should we restart?
      don't restart anything
      ugh
      I hate kafka
      why is it always me
      if I rolled back now, hypothetically, would anyone complain?
      no rollback yet
      so if we were to
      Raj would have fixed this in two minutes
      my kingdom for a pillow
      Would it be sensible to add brokers?
      Please do not drain any node at the moment.
      and then the
      Stefan still owes me a beer from the last night shift
      let's not page anyone before six
      have you tried turning it off and on again, haha
      I was going to scale but
      my coffee is cold
      does anybody ever read these alarms
      we could roll back, or we could leave it, who knows
      hold off on the republish till I say so
      What if all four clusters died at once?
      the cat walked over the keyboard
      asdf
      hmm
      well that's just great
      never reboot on a Monday, my old boss used to say
      would you dare to cordon that one?
      I would advise against any increase of max_records.
      imagine we were paid for this
      under no circumstances touch edam-c
      kubectl is my love language
      Anil has gone on leave again, lucky fellow
      because the
      Adding instances is to be postponed until the change board has agreed.
      do we really want to bounce ninety pods in the middle of the night?
      i could murder a pizza
      At which point, theoretically, would one disturb SRE?
      how many SREs does it take to change a lightbulb
      nah leave the pods be
      don't ack it just yet
      someday I'll become a gardener
      the last guy who touched max_records got a cake with the number on it
      not closing this one for now
      maybe I should
      Suppose one scaled to zero, would the customers even miss us?
      my manager is going to love this one
      Who invented on-call duty in the first place?
      no hints thank you
      it's raining in Rotterdam too, fits the mood
      we will do the needful later only
      can we reinstall the whole company instead
      Do not escalate; I forbid it for the time being.
      if only they had merged my pull request
      would archiving it be cheating?
      sandra in SRE is the only one with any manners
      I was about to hand this over but never mind
      is it a bad idea to kill the publishers now?
      I'm too old for this
      syncing will have to keep till daylight
      """
    ),
  ]
}
