# MSK clusters of the Event Gateway.
#
# Four clusters run in production, each read by the 90 orchestrator pods of one
# Kubernetes cluster. One takes the default traffic; the extra ones exist so that
# a migration can move companies over by percentage (PrepPublisher routes by a
# hash of the company id) instead of by a hard cutover. Where writes go just now
# stands in PrepPublisher's appfile, not here.

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

variable "vpc_id" {
  type = string
}

variable "client_subnet_ids" {
  type        = list(string)
  description = "One subnet per availability zone; brokers spread evenly over them."
}

variable "client_cidr_blocks" {
  type        = list(string)
  description = "Pod and queue-worker networks that may reach the brokers."
}

locals {
  service_tier = 1

  clusters = {
    kafka-event-gateway   = { role = "default", brokers = 12 }
    kafka-event-gateway-2 = { role = "rollout", brokers = 12 }
    kafka-event-gateway-3 = { role = "rollout", brokers = 12 }
    kafka-event-gateway-4 = { role = "rollout", brokers = 12 }
  }
}

resource "aws_msk_cluster" "event_gateway" {
  for_each = local.clusters

  cluster_name           = each.key
  kafka_version          = "3.7.x.kraft" # KRaft mode: no ZooKeeper to run
  number_of_broker_nodes = each.value.brokers
  enhanced_monitoring    = "PER_TOPIC_PER_PARTITION"

  broker_node_group_info {
    instance_type   = "kafka.m7g.4xlarge"
    client_subnets  = var.client_subnet_ids
    security_groups = [aws_security_group.brokers.id]

    storage_info {
      ebs_storage_info {
        volume_size = 4000 # GiB a broker
      }
    }
  }

  # SASL_SSL with SCRAM-SHA-512 is the only way in (port 9096).
  client_authentication {
    unauthenticated = false

    sasl {
      scram = true
    }
  }

  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.event_gateway.arn
    revision = aws_msk_configuration.event_gateway.latest_revision
  }

  tags = {
    role         = each.value.role
    service_tier = local.service_tier
  }

  # Changing brokers is slow and risky at peak. It is done by hand, with the
  # Kafka team, and never as a reflex during an incident.
  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_msk_configuration" "event_gateway" {
  name           = "event-gateway"
  kafka_versions = ["3.7.x.kraft"]

  # A write counts once two of three copies have it, so one broker may be lost
  # or rebooted without losing an acknowledged event.
  server_properties = <<-PROPERTIES
    auto.create.topics.enable=false
    default.replication.factor=3
    min.insync.replicas=2
    unclean.leader.election.enable=false
    log.retention.hours=72
  PROPERTIES
}

# The secret holds username `kafka-event-gateway` and its password. Its value
# is written outside Terraform; nothing in this repository knows it.
data "aws_secretsmanager_secret" "scram_user" {
  name = "AmazonMSK_kafka-event-gateway"
}

resource "aws_msk_scram_secret_association" "event_gateway" {
  for_each = aws_msk_cluster.event_gateway

  cluster_arn     = each.value.arn
  secret_arn_list = [data.aws_secretsmanager_secret.scram_user.arn]
}

resource "aws_security_group" "brokers" {
  name   = "kafka-event-gateway-brokers"
  vpc_id = var.vpc_id

  ingress {
    description = "SASL/SCRAM over TLS"
    from_port   = 9096
    to_port     = 9096
    protocol    = "tcp"
    cidr_blocks = var.client_cidr_blocks
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# What to paste into KAFKA_BOOTSTRAP_SERVERS of the appfiles.
output "bootstrap_brokers_sasl_scram" {
  value = {
    for name, cluster in aws_msk_cluster.event_gateway :
    name => cluster.bootstrap_brokers_sasl_scram
  }
}
