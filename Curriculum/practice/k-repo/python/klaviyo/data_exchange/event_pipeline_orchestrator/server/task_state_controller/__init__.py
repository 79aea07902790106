"""What becomes of a task, from the buffer until it is gone.

controller: the states, and what moves a task between them.
deadline_queue: who is served next. leases: who has been lent what.
delayed_retries: short waits in memory. responses: ACK and NACK.
"""
