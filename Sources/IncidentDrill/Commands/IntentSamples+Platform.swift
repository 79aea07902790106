/// Sentences of what runs, and on what.
extension IntentSamples {
  static let platform: [Sample] = [
    (
      .pods,
      """
      are they pending
      are they still pending
      which ones are missing
      did any publisher restart
      are any of them still starting
      did they all come up again
      is one of them not ready
      list the orchestrators with their state
      is anything crash looping
      did one of them restart on its own
      how old are those pods
      have they come back yet
      are the fresh ones running
      is every pod up
      what is the ready count
      are all containers green
      which ones are not running
      k get po
      po status
      did any of the publishers go down
      did a publisher pod restart around that time
      how often was it restarted
      is the pod alive at all
      are the pods healthy
      check pod health
      get the pod status
      are they running
      are any pods crashing
      see if the orchestrator pods are up
      check the pods in argo
      are the prep publisher pods ok
      what state are those pods in
      lets have a look at the pods
      show pods in cluster b
      which pods are pending
      are they back
      any recent restarts
      are the new ones healthy
      did those pods restart before
      how many are ready now
      how many orchestrators are running and how many should there be
      are those three on the same node
      hello, i am new here. could you kindly show me the pods that are not healthy
      when did these restart the last time
      do they all live on one node
      how old is that pod, did it restart ever
      did any publisher pod restart about that time
      are there enough orchestrators alive on that cluster to keep up
      which pods are missing
      are the publishers themselves ok or are they crashing too
      number of publishers running at the moment, did it autoscale
      is any of the orchestrators not ready
      any publisher that restarted in the same moment
      """
    ),
    (
      .workloads,
      """
      status of all statefulsets
      sts status in all clusters
      how many publishers may there be at most
      is the number of replicas what it should be
      how many replicas should there be
      is somebody limiting the replica count
      what does the statefulset want
      can the publisher still scale out or is it at the ceiling
      what is the maximum number of publisher pods
      desired versus current replicas
      did the autoscaler add publishers
      check the statefulset
      is the hpa at its limit
      how many prep publisher replicas do we have
      are there enough publisher pods
      sts status all clusters
      did the publishers scale out or are they at the limit of their autoscaler
      so we should have 360, how many do we actually have per cluster
      what is the max this autoscaler may go to
      """
    ),
    (
      .describe,
      """
      why is that one not starting
      what keeps that pod from running
      what happened to that pod
      why is that one still pending
      why does it not get a place
      what is the reason that it does not start
      tell me everything about this pod
      what was its exit code
      was it killed for memory
      give me details on that pod
      why was the container terminated
      what does it wait for
      how did the last container end
      what is wrong with this pod in particular
      describe one of those pods
      why are they pending
      can they be scheduled somewhere else
      show me how the pod died the last time, exit code or so
      oom
      why does this one not come up, it says pending since long time
      the one you just showed with 14 restarts, what killed it last time
      what's up with that odd one in the list, the one on b
      since when is this pod up and did it ever get restarted
      """
    ),
    (
      .logs,
      """
      what are the orchestrators writing at the moment
      anything strange in what they write
      can i read what pod 17 says
      can i read the text that it logs
      do their logs have the same error
      any stack traces in there
      what was the last thing that it said
      is there something suspicious in the log of the publisher
      what did it print before it went down
      what does it write out
      is there a traceback somewhere
      last lines of that pod
      tail one of the slow ones
      show the output of the container that died
      what are those pods complaining about
      what is it doing all the time
      can i see what the program said
      why did they crash
      what do the logs say
      check the logs of those
      read the crash logs before doing anything
      look at the pod logs
      show me the previous logs
      what do the pods say
      show me what they log
      why do they fail
      logs from those pods
      let me look at the logs of prep publisher
      pls show me what the orchestrators are writing, last few minuets
      what did it print before it crashed
      what is the exact error the publisher gives
      anything strange in their logs
      what are the slow ones complaining about in their output
      show me the last words of orchestrator 41 on d before it died
      read me the last lines from the worst of them
      """
    ),
    (
      .search,
      """
      do other pods have the same line in their logs
      where else does that message appear
      grep for that message everywhere
      does this line appear on other pods as well
      look for the word timeout in all output
      find that error on the whole fleet
      who else logs this
      search the logs for errors
      grep the logs for timeout
      grep notenoughreplicas everywhere
      look for 'rebalance' in the whole fleet
      do the logs have the same reset in them
      what does the publisher say exactly when it fails to write
      do we see timeouts anywhere when it talks to kafka
      look in everyone's output for 'rebalanc'
      is the same message in the logs on other clusters too
      """
    ),
    (
      .top,
      """
      is a noisy neighbour taking the cpu away
      how much cpu is left on that host
      do they swap
      who eats the processor time
      are they using all their cores
      does something else on the machine steal cpu
      how much ram is in use
      are we out of memory
      is the box hot
      is that pod throttled by its cpu limit
      resource consumption of the affected ones
      do the containers get enough cpu
      check the cpu
      is the cpu high on those pods
      how much memory do they use
      are they busy
      cpu usage of the affected pods
      are they overloaded
      noisy neighbour
      i would like to know if the orchestrator pods have eaten all of their memory
      do the publisher containers get enough cpu, or are they throtled
      top po
      and how is its cpu
      cpu on the c pods
      is it eating too much memory, the pod that keep dying
      are the publishers short on cpu or what
      memory of the orchestrators, please, i suspect not but want to see
      hows the cpu on that pod, is it pinned at a hundred percent
      and the machine it runs on, is it busy with something else also
      """
    ),
    (
      .events,
      """
      what went on in the cluster around that time
      any warnings from the platform
      did kubernetes complain about anything
      what did the scheduler say
      was something evicted or killed by the platform
      what happened on the platform in the last minutes
      did anything get moved around
      anything odd in the cluster lately
      why did they go away
      any kubernetes events
      what happened recently in the cluster
      show recent k8s events
      did someone scale it down
      did kubernetes complain about something, like no place for the pod
      any kube events around these pods in the last half an hour
      anything from the scheduler in the last half hour
      did kubernetes report anything strange around there
      """
    ),
    (
      .nodes,
      """
      did a machine go away
      are all the hosts there
      which server are they on
      is one of the instances not ready
      how many nodes does the pool have
      is the node up
      check the nodes
      did we lose a node
      are there enough nodes, or did we lose one
      is the node under them sick or overbooked
      do we still have all the machines underneath or did one go away
      do those slow pods all sit on the same machine
      """
    ),
    (
      .groups,
      """
      are the workers behind it ok i mean the processors
      is the processor group at full size
      does the group of workers have enough machines
      is a new machine being started
      does amazon replace the lost one
      how long until the substitute is there
      how many workers do the processing
      have we got enough processors
      are the workers keeping up
      what is the desired size of the group
      is the autoscaling group launching anything
      check the asg
      look at the auto scaling group
      is a replacement instance launching
      check ec2
      how many processors are running
      are processors starving
      is the replacement up
      is a new machine coming
      how many machines do the processors have and are we already at the max
      are the workers behind it ok, i mean the processors group
      how many machines do we have working on the processing side, and is it already at the max
      did the pool of nodes hit its upper limit
      are the processors answering slower than normally
      """
    ),
    (
      .apps,
      """
      does what runs match what is in git
      is argo green
      is something out of sync
      which version runs where
      is the app in sync
      is what's running the same as what's in git
      """
    ),
  ]
}
