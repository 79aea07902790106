/// Sentences of panels, of their scope and their trend.
extension IntentSamples {
  static let panels: [Sample] = [
    (
      .panels,
      """
      what boards do we have at all
      which boards exist
      which graphs do we have here
      what can i look at in the monitoring
      what do we measure
      what panels are there
      list the panels
      what graphs do we even have for the event loop, i dont know any of the names yet
      """
    ),
    (
      .panel,
      """
      how does the curve look over the last hour
      is it all of them or is it one bad apple
      since when is it like this
      when did that begin exactly
      how slow is it right now
      which cluster is the slowest one
      is one of the four clusters worse than the rest
      is the delay coming down again
      is it trending up
      plot it for the last two hours
      do p30 events suffer as well
      are urgent events late too
      what does the delay look like broken down by pod
      do customers feel this already
      are we breaking our promises on time
      is more coming in than usual
      did the load double today
      how many errors a second are there
      how full is the memory of the buffers
      is that peak or a plateau
      compare it with yesterday
      is it only slow or does it fail too
      are we behind on reading
      how far behind are we
      publish latency 99th percentile
      is the queue building up or shrinking
      how long do fetches take
      how many tasks wait in each of them
      did the graph move after that
      show it again
      and now
      zoom out
      how many orchestrators are there right now
      do we still have 360
      is the event loop blocked
      is that number normal for this hour
      look at the dashboard
      is it all pods or a few
      check mission control
      open grafana please
      i'd start with the grafana dashboard
      is this isolated or fleet-wide
      how many pods are affected
      show me the poll delay by pod
      first i want to see which metric fired
      lets see the graphs
      what's the scope of this
      is every cluster hit or just one
      check the publish latency
      is latency still climbing
      how's the asyncio lag on the pods
      check the event loop lag
      look at the response topic poll delay
      are the primary topics late as well
      check primary topic consumption too
      what does traffic look like
      is traffic higher than normal
      how full are the buffers
      check the publish error rate
      are the errors going down
      how many orchestrators are missing
      check how many pods dropped out
      are they all in the same cluster
      is it only p10 or also p20 and p30
      when did it start
      which pods are slow
      do they have a lot of work waiting
      which orchestrators are slow to answer
      do they hold more tasks than others
      is this a real problem
      are events late
      do publishes fail
      is it bad
      p99
      is it going down again
      any cluster worse than the others
      how does it look per cluster
      check what they hold
      is anything broken
      how many resets per minute
      is the trend rising
      is it still only those pods
      which cluster is it
      is it 360 again
      are we back at 360
      does it affect customers
      are we missing slos
      is it only one cluster
      all pods or a few
      everywhere
      is it getting worse or better
      are publish timeouts rising
      did the errors stop
      does a customer notice
      are publishes failing
      how high is it
      is it still rising or stable
      what is the threshold
      is it one cluster or all of them
      is it black friday
      how much traffic do we have compared to normal
      is it all pods
      is it one pod only
      are tasks done twice
      poll delay by cluster
      is it all of them
      how much work is queued on them
      did the lag go down
      is it more than usual
      does it hurt anyone
      since when
      can i see how late the primary topics are right now
      since when is it so slow
      is it all four clusters or only one of them that is behind
      and the other three, same delay
      is more traffic coming in than usual, or are we just slower
      how many publishes fail per second
      is it all publishers or the one cluster only
      is the error rate going down since the last ten minutes or is it my wish
      p99 publish
      how slow is publishing compared with yesterday same hour
      which of the clusters is the slowest one
      is the black friday traffic already here
      are we burning the slo with this latency
      also errors, or only slow
      show me the delay on the response topics
      are the primary ones late as well or is it only responses
      how far did it climb at the worst
      which pods are the laggards
      how full is the memory buffer
      which pods have the worst asyncio lag
      is the event loop blocked on that one
      fetch latency, last hour, per cluster
      what is different between the slow ones and the good ones
      is kafka slow to answer or are we slow to ask
      do the customers notice anything, are publishes failing at the same time
      um ok so, can i see how late we are on the primary topics right now
      delay graph, all four clusters, last hour
      is it all the clusters who are slow or only one of them
      how long are customers' events sitting there before anybody picks them up
      and that curve, is it still climbing or did it flaten out
      did the incoming volume jump at the same time
      does anybody outside notice this? i mean are events actually later than usual for customers
      errors per second on publishing, by cluster
      how slow is publishing right now, p99 please
      compared with last week same hour, is the volume a lot bigger
      is checkout tracking slow for everyone or only on some cluster
      so is the slo burnt or do we have still some budget
      response topic lag, by cluster
      what means delay on response topic, is it the same picture like on primary? show me both if can
      are the answers still reaching the customers in time
      when did that start exactly, i can't read it from the alert
      and the primary ones, are they healthy meanwhile
      loop lag per pod, worst ten
      which ones are slow with fetching, is it always the same few
      is it getting worse or only noisy
      buffer fill on a, please
      do our merchants feel anything of this, or is it only an internal number
      did publishing really fail at that minute or did it just retry and go through
      """
    ),
  ]
}
