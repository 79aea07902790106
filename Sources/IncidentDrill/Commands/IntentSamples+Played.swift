/// Sentences of people who played the drills.
extension IntentSamples {
  static let played: [Sample] = [
    (
      .logs,
      """
      what keeps them busy
      what are they doing all the time
      what do those pods work on
      tail the broken pod
      tail one of the bad ones
      what did it say last
      last lines of that pod
      what did they write before they crashed
      """
    ),
    (
      .events,
      """
      who removed the pods
      who deleted those pods
      who changed the statefulset
      did anybody touch the replicas
      did someone change the replica count
      who scaled this
      someone scaled it, who was that
      what has kubernetes done lately
      """
    ),
    (
      .deploys,
      """
      when did argo sync last
      time of the last sync
      which release runs in cluster c
      what version is on prod-edam-d
      what went live tonight
      """
    ),
    (
      .panel,
      """
      does one cluster look different from another
      does cluster a look any different
      compare cluster a with cluster b
      which of them stand out
      who is the odd one out
      show me the outliers
      in which cluster are they missing
      where do pods lack
      """
    ),
    (
      .brokers,
      """
      any partitions under replicated
      are all partitions in sync
      does each broker keep up
      does a broker lag behind the others
      """
    ),
    (
      .failedWrites,
      """
      does whatever retries the failed writes run
      is the thing alive that recovers them
      does the recovery run
      how many of the events reached s3
      how much ended up in the bucket
      """
    ),
    (
      .sentryEvents,
      """
      did this occur earlier
      is it new or have we had this
      have we seen this error before
      """
    ),
    (
      .describe,
      """
      what does kubernetes say about that pod
      details of one of the pending pods
      what does that pod wait for
      """
    ),
    (
      .groups,
      """
      when will the replacement node be there
      how long does the new node take
      when does the node come back
      """
    ),
    (
      .rollBack,
      """
      put the version from before back
      bring the old release back in that cluster
      """
    ),
  ]
}
