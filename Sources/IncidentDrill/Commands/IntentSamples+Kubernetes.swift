/// Sentences of pods, their logs, and what they run on.
extension IntentSamples {
  static let kubernetes: [Sample] = [
    (
      .pods,
      """
      anybody crashlooping
      who keeps falling over in prod-edam-b
      Which of the orchestrators, by name, are not up?
      restart counts across the fleet pls
      Kindly check which ones are stuck in Pending
      I should like to know how many orchestrators are presently not Ready.
      is everything running or did something die again
      orchestrators in c which alive
      So I was told something bounced a few times in cluster a, can you see which ones have been restarting?
      how old are the replicas in d, did they all come up just now
      list me whatever isn't in Running
      What is the health of the individual orchestrators at the moment, are any of them down?
      who's had more than five restarts tonight
      any containers sitting in ImagePullBackOff
      which replicas landed on which machine in prod-edam-a
      please see if the one I killed has come back up or not
      Would you show me the roster of orchestrators in cluster b, with readiness and age?
      let me count heads, every orchestrator in every cluster one by one
      did pod 12 rejoin the others as Running yet
      """
    ),
    (
      .workloads,
      """
      do we have ninety out of ninety everywhere
      desired against ready, all clusters
      what's the statefulset asking for compared with what it's got
      By how many replicas are we short of the target in total?
      is the horizontal autoscaler pinned at its maximum
      kindly verify the replica count configured on the statefulset in prod-edam-d
      ready replicas vs wanted
      Please indicate whether the PrepPublisher deployment is fully available.
      hpa targets and current numbers
      did somebody change the replica number, I remember ninety per cluster and this smells like fewer
      How far along is the rolling update, how many have been replaced so far?
      I just need a yes or no for the exec call, does every cluster have as many replicas ready as it is meant to have
      is prep publisher at full strength replica wise
      sts a b c d ready numbers
      What minimum and maximum has the HPA been given?
      are we at three sixty out of three sixty or what
      how many copies of the publisher deployment are we supposed to be running and how many are there
      please check the statefulset in c sir, is it showing 90/90
      I keep hearing somebody scaled cluster b down last week, so what replica target does its statefulset carry today?
      """
    ),
    (
      .describe,
      """
      what killed orchestrator-17
      why won't pod 63 in b get scheduled
      For which reason was events-orchestrator-5 terminated, please?
      pod 40 stuck pending reason
      was it OOM that took down number 22 in prod-edam-c?
      kindly tell the exit code with which events-orchestrator-31 went down
      I don't get why this one pod never leaves ContainerCreating, can you find the reason for orchestrator-88
      explain what's holding up orchestrator-71
      Which condition prevents pod 9 of cluster d from starting?
      did 54 fail its liveness probe or something
      node selector and tolerations on orchestrator-60, please
      let me see all the details of events-orchestrator-2, limits, image, conditions, the lot
      How did the last container in orchestrator-13 meet its end?
      why is orchestrator-77 unready, which probe is failing
      which machine can't take pod 35 and for what reason
      So number 48 went away half an hour ago and nobody can tell me the cause of death, would you look into it
      what reason has the scheduler given on pod 90
      sir orchestrator-26 is not coming up at all, please find what is the blocking point
      memory limit and last termination reason for pod 19
      """
    ),
    (
      .logs,
      """
      what did orchestrator-17 print before it died
      stdout of pod 5 please
      Might I read the final output of events-orchestrator-40 prior to its crash?
      tail number 63 in b
      kindly share the last few lines which pod 22 has written
      what is orchestrator-8 complaining about in its output
      show me the stack trace that 31 spat out on its way down
      prior run output orchestrator 12
      I'd love to read through whatever events-orchestrator-54 has been writing since it came up, if that isn't too much trouble
      has pod 71 said anything useful lately
      Please present the messages which orchestrator-3 of prod-edam-a recorded.
      last words of the container in pod 88
      let me read what the crashed one, number 29, left behind on its console
      what's 46 moaning about
      sir please open the output of orchestrator-60 from before its restart
      follow along with pod 2 in d, I want its messages as they scroll by
      Did orchestrator-77 write a traceback in the life before this one?
      read me pod 35, its most recent hundred lines
      I want to know what orchestrator-19 itself reported right after startup
      """
    ),
    (
      .search,
      """
      grep every pod for TimeoutError
      has anyone anywhere printed a rebalance message
      Please look through all services' output for the term CommitFailed.
      connection reset any pod anywhere
      is NotLeaderForPartition turning up in the output of any service
      how many lines across the fleet mention lease expired, kindly check
      I have an error text here, "broker transport failure", and I'd like to know where it turns up across all our services
      find max.poll.interval in whatever got written tonight
      Does the phrase "out of memory" occur in the output of any orchestrator whatsoever?
      everything with event id 8f31c in it, all pods
      scan all clusters' output for UNKNOWN_TOPIC
      look for duplicate ack messages in everything that was written in the last hour
      kibana style lookup for KafkaTimeout
      sir please trace request id 77ab across all components
      who else is printing "queue full"? check the lot, not just one pod
      Which components have written the word throttled since two o'clock?
      any trace of SSL handshake in what the whole fleet's been spitting out
      where all is this text coming, "failed to send batch", kindly scan the complete fleet
      go through all the output there is for the string DeadlineExceeded
      """
    ),
    (
      .top,
      """
      who's eating the cpu right now
      are the machines running hot this minute
      How heavily are the orchestrators loaded at present in terms of cores and RAM?
      which pod is the hungriest at the moment
      current cpu and ram usage each pod
      kindly tell how many millicores pod 17 is consuming just now
      is any box maxed out at this second
      Right this instant, do we have anyone close to the memory limit?
      I've a feeling one of them is hogging a whole core, so who's burning the most as we speak
      instantaneous resource usage please
      who is using the most ram now
      present consumption of the worker machines, cores and gigabytes
      Which hosts have the least headroom just now?
      sir is the pod hitting its core limit at the present moment
      live load figures for cluster c, no history needed
      snapshot of utilisation by orchestrator
      how busy are these pods this very second, cores wise
      Does any machine presently sit above ninety percent of its processor?
      """
    ),
    (
      .events,
      """
      what has the scheduler been up to in the last while
      any evictions lately
      Has the control plane reported anything unusual during the past half hour?
      failedscheduling warnings anywhere
      kindly check whether k8s has given any warnings in the last one hour
      what's kube been grumbling about
      recent kills and evictions in cluster b, in order
      I'd like a chronological account of what the platform itself did to our namespace around three
      backoff warnings or probe failures noted by k8s tonight
      Did the platform move or evict anything shortly before the page?
      k8s warnings prod edam c
      has the cluster been killing things behind our back just now
      what happened on the kube side over the last twenty minutes
      Please list the notices that the kubelets emitted recently.
      sir any taint or eviction activity recorded by the platform recently
      were there any preemptions or scale-downs that k8s announced tonight
      timeline of everything the orchestration layer did since the release
      give me the latest FailedMount and Unhealthy type warnings
      """
    ),
    (
      .nodes,
      """
      did we lose a machine
      are all the hosts Ready
      Is any worker machine of the orchestrator pool out of service?
      which boxes are cordoned at present
      machines in pool notready any
      kindly confirm how many hosts are there in our pool
      list the EC2 hosts behind the orchestrators
      how old is each machine in cluster c
      I've heard AWS retired some hardware, so is every host in the orchestrators' pool still with us?
      which machine is under SchedulingDisabled
      Would you show me the hosts, their zone and their readiness?
      any kubelet gone silent
      what pool labels do the machines in prod-edam-b carry
      sir one host seems to be gone from cluster a, please see which is missing
      do we have all the hardware we're meant to have under the orchestrators, or is there a box gone
      hosts with disk pressure or memory pressure flagged
      Are the machines in d on the same kubelet version?
      what does the machine list in cluster d look like
      """
    ),
    (
      .contexts,
      """
      which clusters can I reach from here
      what are our clusters called again
      Kindly give the names of all environments to which my kubectl is pointing
      kubectl targets list
      To which cluster am I currently connected?
      where's my kubectl aimed right now
      what do I type for the third cluster, I've blanked on its name
      Please name the Kubernetes environments that are configured on this terminal.
      how many clusters are we talking about and what names do they go by
      cluster names pls
      am I on a or on b
      I've just opened a fresh terminal and would like to know what I can switch kubectl to
      Is it prod-edam-a through d only, or is there another one in my kubeconfig?
      sir which all k8s clusters are accessible to me
      kubeconfig entries
      in my kubeconfig, what are the exact spellings of the entries
      remind me of the edam ones, what names do I have to choose from
      Which environment does my shell talk to by default?
      """
    ),
  ]
}
