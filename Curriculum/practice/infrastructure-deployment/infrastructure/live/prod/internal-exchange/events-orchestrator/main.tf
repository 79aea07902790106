# AWS side of the Events Orchestrator: one node pool in each of the four
# Kubernetes clusters, and the host name that processors connect to.
# The pods (StatefulSet, env vars, memory) are in
# apps/internal-exchange/events-orchestrator/app.yaml.

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

variable "node_role_arn" {
  type = string
}

variable "subnet_ids" {
  type        = map(list(string))
  description = "Subnets by Kubernetes cluster name."
}

variable "load_balancer_dns_name" {
  type = string
}

locals {
  service              = "events-orchestrator"
  service_tier         = 1
  node_pool            = "event-pipeline-orchestrator"
  replicas_per_cluster = 90 # keep equal to `replicas` in the appfile
  active_cluster_fleet = "edam"

  kubernetes_clusters = [
    for letter in ["a", "b", "c", "d"] :
    "prod-${local.active_cluster_fleet}-${letter}"
  ]

  # 90 x 4 = 360: the figure that the pod count alert compares with.
  expected_pods = local.replicas_per_cluster * length(local.kubernetes_clusters)
}

# All 90 pods of a cluster (7 GiB each, 630 GiB) fit one large node. Losing that
# node therefore shows as a drop by exactly 90: the pods stay Pending until the
# group's auto-scaling group has launched the replacement.
resource "aws_eks_node_group" "orchestrator" {
  for_each = toset(local.kubernetes_clusters)

  cluster_name    = each.key
  node_group_name = local.node_pool
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids[each.key]
  instance_types  = ["m7i.48xlarge"]

  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = 2 # room to drain one node into another
  }

  labels = {
    node-pool = local.node_pool
  }

  taint {
    key    = "dedicated"
    value  = local.node_pool
    effect = "NO_SCHEDULE"
  }

  tags = {
    service      = local.service
    service_tier = local.service_tier
  }
}

data "aws_route53_zone" "internal" {
  name         = "internal.clovesoftware.com"
  private_zone = true
}

resource "aws_route53_record" "orchestrator" {
  zone_id = data.aws_route53_zone.internal.zone_id
  name    = "events-orchestrator-prod.internal.clovesoftware.com"
  type    = "CNAME"
  ttl     = 60
  records = [var.load_balancer_dns_name]
}

output "expected_pods" {
  description = "What the alert \"pods not equal to 360\" is set to."
  value       = local.expected_pods
}
