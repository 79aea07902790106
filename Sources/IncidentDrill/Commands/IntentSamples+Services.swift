/// Sentences of what the services say.
extension IntentSamples {
  static let services: [Sample] = [
    (
      .deploys,
      """
      did anything get deployed
      was anything deployed
      was there a release of the publisher this week and what was in it
      which commit went live
      has anybody been changing things
      did someone deploy in the last hour
      did anybody ship something today
      did we roll out a new version lately
      what went out before this began
      who touched it last
      is that related to the last release
      could it be something we merged
      what is different since this morning
      which version are we on
      was there a config change
      who deployed last
      was there a deploy
      check argo
      what changed
      any recent releases
      did someone merge something
      look at the deploy history
      did we deploy prep publisher
      did anybody ship something in the last couple of hours
      has somebody changed the number of replicas today
      was there a release of prep publisher this week, and what was in it
      kubectl rollout history
      did the lag start with the new version, or was it there already the day before
      somebody has shipped something today in the morning, before it started
      who touched the replica count lately
      did our publisher get a new version today
      was there a release of the processors last nite
      is the lag there since the last version went out? when was that
      has the client library been bumped recently, or the proxy
      """
    ),
    (
      .brokers,
      """
      is the kafka side fine
      anything from amazon about our cluster
      are all brokers reachable
      is kafka itself the problem
      how are the brokers doing
      is one broker slower than the others
      is msk having an outage
      does amazon's kafka look healthy
      load of the brokers
      is a broker down or in maintenance
      which broker leads the slow partitions
      let's see whether kafka is ok
      check msk broker health
      is msk healthy
      look at the brokers in the aws console
      are the brokers degraded
      maybe its kafka, check it
      is msk overloaded
      which broker
      are the kafka machines themselves healthy
      is one of the brokers down
      cpu of the brokers pls
      how many brokers do we have in each cluster
      were the brokers rebooted or patched lately
      is kafka itself feeling ok on that one
      is one of the kafka machines down
      that broker u just showed with zero traffic in, has it been like that the whole time
      broker cpu on all four
      how many brokers have we per cluster and are they big enough for black friday
      were the brokers patched or rebooted around then
      """
    ),
    (
      .storage,
      """
      how many objects are in the bucket
      did anything end up in s3
      is the bucket empty
      are there files left over in s3
      are the events in s3
      check the s3 bucket
      list the bucket
      is something landing in the bucket already, how much
      did something land in the bucket, or all is in the other topic
      """
    ),
    (
      .sentry,
      """
      what is the exact error that the publisher gives
      other open issues of the publisher
      is that exception something that we know
      did the exception come back
      what are the top errors tonight
      what kind of error is thrown
      which exception do we get most
      how many of these errors were there
      is the error new or old
      how noisy is that error
      what goes wrong when it writes
      why do the writes fail
      are there new exceptions
      is it the usual noise or something else
      check sentry
      which exception is it
      what errors do we see in sentry
      how often does the error occur
      is the sentry volume low and stable
      are there any errors
      ask sentry
      why do they fail
      what errors
      what exception is it
      what is failing
      any errors
      how often does it happen
      what is this exception, show it to me please
      how often did it happen today and since when
      other open issues for the publisher
      any new exceptions since this began
      what is this connection reset thing, show me please the issue
      """
    ),
    (
      .sentryEvents,
      """
      show the last few occurrences of this one
      what do these errors have in common
      which company id is in it
      who triggers it
      show me a few of these errors in detail
      the last occurrences please
      give me an example of that exception with its stack
      which host did it come from
      is it always the same company
      was it retried and did that work
      does the retry succeed in the end
      full trace of one
      show me the latest events of kafkatimeouterror
      does it get retried
      which pods throw it
      is it one company or all
      show the last few occurences of this one
      which pod does the latest one come from
      connection reset by whom exactly
      latest occurrences of it
      how often did it happen today, and from which hosts
      open the newest one, i want to see the whole stacktrace
      """
    ),
    (
      .failedWrites,
      """
      are the failed ones being replayed
      what about the events that failed meanwhile
      does anything pick them up again
      how many events are stranded
      do we have to repair something by hand
      what happens to the events that could not be written
      are we losing data
      are the failed ones replayed or do they just sit there
      where did the lost messages go
      is the fallback taking them
      does the failed writes thing keep up
      how many are parked
      is the backlog of failed events shrinking
      is anything in the dead letter queue
      are they safe somewhere
      where are the failed events
      check the failed writes dashboard
      did the failed writes processor pick them up
      is the failed writes processor running
      did anything land on gp-03
      are we losing events
      is there anything in the dlq
      how many events are waiting there
      is its backlog growing
      is it draining now
      is anything lost
      where do the events go when we cannot write them
      did the fallback kick in or not
      are the failed ones being replayed, or do they just sit there
      where did the events go that we couldn't write? please tell me they're not lost
      and how many is that by now, the ones waiting on the side
      is the backup cluster taking the load fine? if that one falls over too we are in trouble
      did we loose any customer event because of that reset
      """
    ),
    (
      .flowControl,
      """
      are we throttling low priority
      is p10 being slowed down on purpose
      did congestion control kick in
      how much of p10 gets through
      is anything shed right now
      is p10 being throttled
      check flow control
      what's the aimd capacity
      is p10 being throttled at the moment
      is p10 being held back already
      and since when is that throttle on, what's the value
      """
    ),
    (
      .settings,
      """
      is the limit still the default one
      which limit is set for a poll
      what are the acks and retries of the producer
      is sentry configured to drop that
      is there a switch for that
      which configuration is active
      what are the timeouts set to
      is that error on the ignore list
      which errors are filtered out
      show the parameters of the producer
      what is max records at the moment
      was a flag switched
      is this error filtered
      check the sentry filter settings
      what is max_records set to
      look at main.py
      is it known noise
      show the producer configuration, acks and timeouts and this things
      is the limit for records per poll still the default one
      is there already a filter for that error in our sentry config
      how many records does it take in one poll, what is configured
      do we have already a filter so that this kind of error dont alert us
      """
    ),
    (
      .runbook,
      """
      is there a written procedure for this season
      what do the docs tell about that
      can it be ignored or is it harmful
      what does our wiki recommend
      who is responsible for that part
      am i the right person for this
      what is one supposed to do when this goes off
      what does the handbook say
      is there a procedure for that
      whose system is that
      who do i have to inform
      which team takes care of it
      who can help me with kafka
      can it wait until tomorrow
      am i allowed to ignore it
      where is the documentation
      what are the steps
      open the runbook
      is there a playbook
      who should i call
      who owns msk
      can i ignore it
      what is one supposed to do when this alarm goes off
      who owns kafka here, whom do i call at 3 in the night
      is there a written procedure for peak season
      is it harmful, or can it be ignored, what do the docs tell
      ok is there a page somewhere that tells what to do when the count is off
      who is the owner of the kafka part, who i need to call
      what is usually done in november when this fires? there must be a known recipe
      does the guide have a chapter for this alert
      is this one known? somebody wrote down if we may ignore it
      """
    ),
  ]
}
