/// Sentences of what is ordered; such a sentence is never done, its command is offered.
extension IntentSamples {
  static let orders: [Sample] = [
    (
      .restart,
      """
      restart those three
      restart the 3 pods
      bounce them
      please restart the affected pods
      kill the crashing pods
      ok, let's restart those pods now
      i'll delete those pods
      i want to restart the three bad pods
      retsart those pods
      delete the pending pods
      restart all pods
      restart the affected ones
      kill just that one slow pod, it will come back by itself
      kill that one pod, it'll come back on its own
      """
    ),
    (
      .rollout,
      """
      do a rolling restart of cluster b
      roll the second cluster, pod by pod, no hurry
      cluster b is stuck, cycle its orchestrators one after another please
      """
    ),
    (
      .scale,
      """
      scale cluster b back to 2 pods
      scale it back to 90
      scale prep publisher to 150
      set the third cluster back to 90 pods, somebody left it at 89
      put the d set back to 90
      """
    ),
    (
      .cordon,
      """
      cordon the node in cluster b
      make nobody schedule anything on that broken node any more
      dont let anything new land on that broken machine pls
      """
    ),
    (
      .drain,
      """
      drain the node of cluster b
      empty the bad node, move its pods away
      move everything away from that bad node, then we throw it out
      """
    ),
    (
      .rollBack,
      """
      roll back the deploy in cluster b
      revert the release in prod-edam-b
      go back to the version of yesterday
      that release from this morning is the culprit, put the previous one back
      """
    ),
    (
      .sync,
      """
      it drifted away from git, bring it in line again
      someone changed it by hand, bring it back to what is in git please
      """
    ),
    (
      .capacity,
      """
      scale the processors to 150
      set the desired capacity to 200
      give us 20 more processor instances please
      give the processors more instances, twenty more
      """
    ),
    (
      .restartProcessor,
      """
      restart the failed writes processor
      the failed writes processor looks dead, bounce it
      the thing that re-reads the failed writes hangs since an hour, kick it once
      """
    ),
    (
      .republish,
      """
      run the republish script
      republish the events from s3
      push the events from s3 back into kafka now
      the files that went to s3, put them back into the pipeline now
      """
    ),
    (
      .maxRecords,
      """
      bump max_records to 1000
      raise max records to 2000
      lower the number of records a poll takes to 100
      lower the number of records per poll to 200 on cluster b
      """
    ),
    (
      .archive,
      """
      archive connectionreseterror with a threshold of 100
      archive it until it happens more than 100 times
      silence it until it comes again, it is only noise
      mute it until it happens a lot more often
      """
    ),
    (
      .escalate,
      """
      call the msk people
      engage the msk team
      page kdp
      escalate to sre
      we need to bring in the kafka team
      get the msk team on the phone
      ask the msk team to look at it
      get msk on the line
      call the platform team
      call the msk people, a broker is gone and it doesnt come back
      page the sre team
      get the msk people on the line, broker's gone and it isn't coming back
      please page the sre's, i really can't do this one alone
      """
    ),
    (
      .addBrokers,
      """
      add more brokers
      add three more brokers to the hot cluster
      we need more kafka machines in c, please ask for it to be enlarged
      """
    ),
    (
      .restartPublishers,
      """
      restart prep publisher
      restart the publisher pods that are broken
      restart the publishers, one after the other please
      ok, roll the publishers once so the connections spread over the new brokers
      """
    ),
  ]
}
