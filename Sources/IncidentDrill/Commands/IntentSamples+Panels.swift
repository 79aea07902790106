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
    (
      .panels,
      """
      which graphs do we have at all
      what charts are there to choose from
      Would you kindly enumerate the metrics that one may plot here?
      list of all metric names pls
      sir what all visualisations are available in Grafana for us
      I've never been on this rota before so could someone give me the full menu of what I can chart
      names of the available curves
      what's in Grafana for this service
      Before I pick one, which measurements are even being graphed?
      is there an index of the charts somewhere, can't recall a single name tonight
      Please provide an overview of every diagram that exists for the gateway.
      graph catalogue
      what can I plot
      Do we even have a chart for lease renewals, what's on offer in there?
      tell me what all things we are monitoring graphically, only the titles
      what kinds of metrics does this team keep an eye on? just the inventory, no numbers
      give me the table of contents of the monitoring boards
      all graph titles in one go
      """
    ),
    (
      .panel,
      """
      how far behind are we reading the primary topic right now
      ok so how bad is the poll delay, split by cluster
      Please be so kind as to display the publishing latency of the last two hours.
      kindly pull up the trend of response topic delay since morning
      poll delay past hour each orchestrator
      is the count of publish failures per minute climbing or flattening out?
      I know it's late and I may be overthinking, but is traffic tonight any heavier than it was yesterday at the same hour
      Are our customers feeling slower publishing, and has that been getting worse since midnight?
      duplicates going up or not
      ugh, gimme the p99 for fetches
      I would like to have a diagram of the consumer lag, separated by cluster.
      what is the fetch latency showing sir, please check from 22:00 onwards
      cpu curve orchestrators last six hours
      draw me the asyncio loop lag, would you
      Which of the four sites has the slowest acknowledgements at this moment?
      was there a spike in incoming requests just before this started
      Let us do one thing, compare the poll delay of a and c side by side
      memory creeping upwards since yesterday afternoon or is it flat
      before I wake anyone I'd really like to see the publish error rate over the last thirty minutes with my own eyes
      publish latency by cluster please
      When did the delay on the primary topic begin to rise?
      zoom out to a whole day on fetch latency
      can somebody tell me whether throughput has dropped, I need to tell my director something
      is the lag draining or still building up
      Kindly get the average time each pod is taking between two polls
      errors per second since ten
      Would it be possible to view the duplicates broken down by pod?
      which orchestrators have the worst delay, top offenders first
      let me eyeball that response delay again, just the last quarter of an hour
      how many events a second are we pushing through at the moment
      The curve of the processor utilisation over the past three hours would interest me.
      messages per second coming into ingest today versus last Friday
      has publish latency come back down to where it normally sits?
      loop lag worst pod last hour
      So the thing I keep wondering about is if the slow polling is just a handful of pods or every single one, so break that delay down for me
      do the needful and plot heap usage of the orchestrators for tonight
      what's the p95 on publishing in prod-edam-d doing
      Did the response backlog jump at some definite minute or has it crept up?
      show how the pod count moved since midnight
      I need one picture of the error rate that I can paste into the management chat
      ack delay over time per cluster
      fetches over one second, how many of them and since what time
      could you kindly confirm whether only prod-edam-b is showing high poll delay or the others also
      peak season or not, I want tonight's load against last week's on one chart
      Has the rate of publish failures gone past the thousand in five minutes again?
      number of rebalances over the evening, graphed
      hows the delay looking now
      I'd be grateful for a time series of lease renewals that came too late.
      is fetch time going up together with cpu? plot me the pair
      publish attempts versus successes last hour
      bring up whatever chart tells me how old the oldest unread record is
      what sort of latency are producers getting, are we in hundreds of millis or in seconds
      How much volume did each cluster carry during the last sixty minutes?
      same delay chart but only for pod 44
      please to share RAM consumption trend of prod-edam-c from evening till now
      We had a dip in traffic around two I think, can I look at it
      rate of records polled per orchestrator
      since I've restarted those three, has their polling lag recovered? the last ten minutes will do
      are duplicates concentrated in one cluster or smeared over all four
      Kindly furnish the requests per second at PrepPublisher for the past half day
      """
    ),
  ]
}
