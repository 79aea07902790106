/// Sentences of deploys, clouds, exceptions and settings.
extension IntentSamples {
  static let tools: [Sample] = [
    (
      .apps,
      """
      which version is live in c
      what's Argo saying, all green?
      Are all four clusters on the same release at this moment?
      argo health all clusters
      kindly tell which image tag is currently there in each cluster
      is d on the same build as the rest
      what build are we on
      I'd appreciate knowing if Argo regards prod-edam-b as healthy or degraded.
      is anything showing OutOfSync in argo
      I keep forgetting which cluster got the new build and which is still on the old one, can you lay it out for me
      Argo's opinion of prod-edam-a
      does Argo have any of ours marked Degraded or Progressing
      current release number per site
      Which revision does each of the four presently have in production?
      sir is the same tag present in a, b, c and d
      live image a versus b
      what commit is prod-edam-d sitting on right now
      I'm being asked what release we've got in production today, everywhere
      """
    ),
    (
      .deploys,
      """
      what got shipped last
      did anyone push something to production tonight
      When did the most recent release go out, and who performed it?
      release history last three days
      kindly check if any rollout was done prior to the issue
      who touched production
      what changed between this release and the one before it
      Was anything newly released shortly before the trouble began?
      I'm not accusing anybody, I'd just like to know if a change went live in the hour before we got paged
      diff of last release please
      latest changes orchestrators when
      sir who has done the last release and at what time
      what did they change in the manifests last time round
      How many times have the orchestrators been released this week?
      is it one of those nights where someone sneaked out a build at midnight? give me the record of it
      which lines differ from the previously shipped revision
      timeline of the rollouts to cluster b
      has there been any code change going live today that could explain this
      Please furnish the sequence of versions that prod-edam-c has gone through.
      """
    ),
    (
      .groups,
      """
      how many processors are up
      processor fleet size please
      Does the auto-scaling group have as many instances as it is meant to have?
      asg min max desired
      kindly verify the instance count of processors
      did the asg scale out or is it stuck
      are we running too few processors
      What is the upper limit to which the processors may grow?
      I was expecting the processors to have grown with the load by now, so how many instances has AWS given us?
      any unhealthy instances among the processors
      which instances are in service and which are being terminated in the asg
      processor instances wanted versus running
      sir is the ASG at its ceiling already or some room is there
      have we still got room to grow on the processor side
      Might I learn how many EC2 machines the processors currently possess?
      did AWS replace some of the processor machines tonight
      somebody said half the processors went away overnight, is that so?
      how large is the processors' scaling group and is it at its maximum
      """
    ),
    (
      .brokers,
      """
      is Kafka itself healthy
      are all the msk machines up
      How many Kafka servers does each MSK cluster comprise?
      msk cluster status pls
      kindly check whether MSK is in ACTIVE status or it is under maintenance
      did amazon patch our kafka tonight
      what instance type is Kafka on
      Is one of the Kafka servers presently offline?
      I'd sort of like to exclude Kafka's own machines before blaming our code, are they all there and active?
      kafka machines how many alive
      which Kafka version is MSK running
      is MSK in the middle of an update or healing something
      sir please give the details of the MSK clusters
      so is it Amazon's Kafka that's broken or isn't it? check if its servers are up
      What size of machines and how much disk has MSK been given?
      list kafka servers and their endpoints
      are we a server down on the MSK side
      has the MSK cluster finished its last operation or is it still UPDATING
      Please establish whether the message bus hardware at MSK is complete.
      """
    ),
    (
      .storage,
      """
      anything lying in s3
      is the bucket empty
      Have any objects arrived in the S3 container since one o'clock?
      s3 objects list
      kindly see if some files have been dumped in S3
      what's piled up in the bucket
      how many files sit in s3 at present
      Please show the contents of the bucket with sizes and dates.
      when was the newest object written to S3
      I'd better know how much there is in the bucket prior to thinking about any script, so what's in it?
      files in bucket today
      sir is the S3 folder having any new entries
      Did the S3 upload leave something behind tonight, any keys at all?
      how many gigs in that bucket
      peek into s3 for me
      which prefixes exist in our S3 bucket
      oldest file in the bucket, what date does it carry
      has the number of S3 objects grown since I last checked
      """
    ),
    (
      .sentry,
      """
      what's blowing up in sentry
      which errors are we getting most
      Which kinds of faults has Sentry collected tonight?
      sentry top errors list
      kindly tell what all unresolved problems are there in Sentry
      any new crashes reported on sentry since the release
      is there one error that dwarfs the rest in Sentry
      Please give me a ranking of the software faults by frequency.
      what does Sentry have open against us
      I've got a Sentry mail on my phone but it's cut off, so what are the unresolved ones and how often did each occur?
      unhandled errors tonight count
      never seen before errors in sentry
      sir how many types of errors have been captured in Sentry for the gateway
      what's our code throwing and how often
      Does Sentry report merely the network fault or several different ones?
      which ones are noisy in sentry today
      are we getting any regressions in Sentry, things that were marked resolved
      are there many different bugs flaring up in Sentry or just one
      go through Sentry and tell me what's hot
      """
    ),
    (
      .sentryEvents,
      """
      show me the stack trace of GATEWAY-412
      open up that ConnectionResetError in sentry, I want the details
      Could you present the most recent occurrences of GATEWAY-88?
      sentry 412 details
      kindly drill down into the Sentry entry for ClientConnectorError
      which host and release did the last GATEWAY-97 come from
      let's see one concrete example of the ServerDisconnected error from Sentry
      what tags does the newest GATEWAY-412 have on it
      I'd like to dig into that TimeoutError in Sentry, where in the code it's thrown and which pods it hit
      last time GATEWAY-301 happened
      breadcrumbs for the KeyError in sentry
      From which line of code does Sentry entry GATEWAY-55 originate?
      sir please open GATEWAY-88 and see which cluster all occurrences are from
      is GATEWAY-120 always from the same machine? look at its individual occurrences
      traceback for the OSError that Sentry caught
      click into the top one in sentry for me, the ClientOSError
      what payload was being handled when GATEWAY-203 got raised
      Please expand the JSONDecodeError in Sentry, I wish to see its occurrences singly.
      """
    ),
    (
      .failedWrites,
      """
      are we losing data
      where do the ones that couldn't be published end up
      Has any customer's message been lost for good, or are they all parked safely?
      gp03 backlog size
      kindly confirm how many messages are pending in GP-03
      is the failed writes thing keeping up with its queue
      did anything get lost, my VP wants an answer
      where are the unpublished ones parked now
      What becomes of the messages that Kafka refused, are they lying in the topic or in S3?
      I'm a bit worried that we've been dropping customer data for an hour, could you find out where all of it went?
      dlq filling up or not
      lost messages any
      how deep is GP-03 now
      sir is the Failed Writes Processor draining or it is stuck
      are the rejected ones safe somewhere
      Is the fallback queue being emptied, or does it merely grow?
      how many undelivered messages are we still sitting on
      is the Failed Writes Processor alive and doing its job
      whatever could not be written to Kafka, did it make it to GP-03 or did it have to go further to S3
      """
    ),
    (
      .flowControl,
      """
      is p10 getting choked
      are we throttling anyone
      To what degree is the low-priority traffic currently being held back?
      p10 throttled or not
      kindly check if P10 is getting rejected at our end
      has backpressure kicked in
      how much of the bulk stuff are we turning away
      Which indicators made the gateway slow down P10?
      I've a customer on the line who says his P10 messages aren't being accepted, are we holding those back on purpose?
      low priority being turned away currently
      what percentage of P10 is let through at the moment
      is the rate limiter biting
      sir P10 is fully open or restricted now
      did the gateway clamp down on low priority by itself
      Are we presently refusing work from P10 clients in order to protect the rest?
      are we deliberately slowing some customers down, yes or no
      how tight is the tap on P10
      is P10 back to full rate yet or still being held down
      are any P10 messages getting dropped at the door
      """
    ),
    (
      .settings,
      """
      what's max_records at
      which exceptions does sentry ignore
      To what value is the poll timeout adjusted?
      max poll records current value
      kindly check what lease duration has been configured
      how many retries do we have the publisher doing, as configured
      what's the poll interval meant to be in prod
      Could you please name the parameters with which the orchestrators operate?
      I can't for the life of me remember what batch size we gave the orchestrators, can you look it up?
      session timeout configured how much
      current config values please
      at what threshold is the poll delay page configured
      sir what timeout is given for fetch
      is max_records still at the default or did someone lower it
      Which filter rules have been defined for Sentry?
      linger and batch size on the producer, what are they
      has anybody fiddled with the tunables, read me their values
      is transient network noise being filtered out by our Sentry rules, as they're configured
      what's the request timeout on the publisher side set up as
      """
    ),
    (
      .runbook,
      """
      what's the official procedure for this one
      who owns msk
      Which steps are prescribed in the case of rising publish errors?
      playbook for poll delay
      kindly open the SOP for pod count mismatch
      is there a documented way of handling late acks
      what do the docs tell us to do when this goes off
      Who bears the responsibility for the KDP part, according to our documentation?
      I'd rather not improvise tonight, so what has the team written down for this kind of page?
      wiki page for this page
      by the book, when are we allowed to touch max_records
      whose job is the processors' group, which team
      sir please refer the documented steps for republishing
      under what conditions does the guide tell us to escalate
      Kindly read out the standard instructions for elevated fetch latency.
      do we have an agreed process for this, and what does it say
      which team would be the right one for Kafka trouble according to the docs
      instructions for lost node
      pull up the write-up on what to do when publishing gets slow
      """
    ),
  ]
}
