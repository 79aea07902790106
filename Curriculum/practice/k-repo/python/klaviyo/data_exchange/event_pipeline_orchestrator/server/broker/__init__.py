"""Everything this pod reads from Kafka and writes to it.

partition_assignment: which partition is this pod's.
consumers, offset_tracker: reading the five streams, and committing.
response_consumer: the answers of processors.
publishers: retry topics, offload topic, DLQ.
"""
