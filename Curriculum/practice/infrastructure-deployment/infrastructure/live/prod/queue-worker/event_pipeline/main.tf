# Event Pipeline Processor: the queue workers that pull batches from the Events
# Orchestrator and execute them.
#
# Everything a worker knows about its surroundings arrives as a parameter of
# the command below, so a new host or broker list means a new launch template
# and a rolling replacement of the workers, not a code change.

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "ami_id" {
  type        = string
  description = "Queue-worker image with the app repository installed."
}

variable "subnet_ids" {
  type = list(string)
}

locals {
  kafka_bootstrap_servers = join(",", [
    "boot-t0c.kafkaeventgateway.ww49o7.c20.kafka.us-east-1.amazonaws.com:9096",
    "boot-fok.kafkaeventgateway.ww49o7.c20.kafka.us-east-1.amazonaws.com:9096",
    "boot-vh6.kafkaeventgateway.ww49o7.c20.kafka.us-east-1.amazonaws.com:9096",
  ])

  kafka_parameters = [
    "--kafka-bootstrap-servers=${local.kafka_bootstrap_servers}",
    "--kafka-security-protocol=SASL_SSL",
    "--kafka-sasl-mechanism=SCRAM-SHA-512",
    "--kafka-sasl-username=kafka-event-gateway",
    "--kafka-api-version=auto",
    "--kafka-retries=10",
  ]
}

module "qw_event_pipeline_orchestrator_processor" {
  source = "../../../../modules/queue_worker"

  asg_name     = "qw/event-pipeline-orchestrator-processor"
  service_tier = 1
  ami_id       = var.ami_id
  subnet_ids   = var.subnet_ids

  # The production command. `--execute` is what makes it real: without it a
  # worker fetches and prints, and neither processes nor acknowledges.
  command = concat([
    "python", "manage.py", "data_exchange", "event_pipeline_orchestrator_runner",
    "--execute",
    "--max-batches=0", # no limit: loop until the instance is told to stop
    "--max-tasks-per-batch=100",
    "--orchestrator-host=events-orchestrator-prod.internal.clovesoftware.com",
    "--statsd-root=event_gateway_orchestrator_client_runner",
  ], local.kafka_parameters)

  # The password is read from this environment variable at start.
  secret_environment = {
    KAFKA_SASL_PASSWORD = "event-gateway/kafka-sasl-password"
  }

  # There are no autoscaling policies: capacity is set by hand with
  #   aws autoscaling set-desired-capacity
  # and Terraform leaves the number that an operator chose alone.
  instance_type    = "c7i.4xlarge"
  min_size         = 0
  initial_capacity = 120
  max_size         = 600
}

# A few workers that only talk to the rollout orchestrators. Set the capacity
# to 1 first, look at its metrics, and raise it from there.
module "qw_rollout_orchestrator_processor" {
  source = "../../../../modules/queue_worker"

  asg_name     = "qw/rollout-orchestrator-processor"
  service_tier = 1
  ami_id       = var.ami_id
  subnet_ids   = var.subnet_ids

  command = concat([
    "python", "manage.py", "data_exchange", "event_pipeline_orchestrator_runner",
    "--execute",
    "--max-batches=0",
    "--max-tasks-per-batch=100",
    "--orchestrator-host=events-orchestrator-rollout-prod.internal.clovesoftware.com",
    "--statsd-root=event_gateway_rollout_orchestrator_client_runner",
  ], local.kafka_parameters)

  secret_environment = {
    KAFKA_SASL_PASSWORD = "event-gateway/kafka-sasl-password"
  }

  instance_type    = "c7i.4xlarge"
  min_size         = 0
  initial_capacity = 0
  max_size         = 60
}
