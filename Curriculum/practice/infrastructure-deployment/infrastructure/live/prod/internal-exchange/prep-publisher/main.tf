# AWS side of PrepPublisher: node pool, pod identity and host name.
# The pods themselves (HPA, env vars, ports) are in
# apps/internal-exchange/prep-publisher/app.yaml.

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

variable "eks_cluster_name" {
  type    = string
  default = "prod-edam-d"
}

variable "node_role_arn" {
  type = string
}

variable "oidc_provider_arn" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "load_balancer_dns_name" {
  type = string
}

locals {
  service      = "prep-publisher"
  service_tier = 1
  node_pool    = "event-pipeline-publisher"
}

# Sized for the HPA ceiling of 150 pods. For BFCM max_size is raised first,
# days ahead, or the pre-scaled 773 pods would stay Pending.
resource "aws_eks_node_group" "publisher" {
  cluster_name    = var.eks_cluster_name
  node_group_name = local.node_pool
  node_role_arn   = var.node_role_arn
  subnet_ids      = var.subnet_ids
  instance_types  = ["c7i.8xlarge"]

  scaling_config {
    min_size     = 3
    desired_size = 6
    max_size     = 12
  }

  labels = {
    node-pool = local.node_pool
  }

  taint {
    key    = "dedicated"
    value  = local.node_pool
    effect = "NO_SCHEDULE"
  }

  # The cluster autoscaler owns the current size between min and max.
  lifecycle {
    ignore_changes = [scaling_config[0].desired_size]
  }
}

# Last resort of the fallback chain: the pod writes what neither the primary
# cluster, failed-writes nor the DLQ accepted into the durable bucket.
data "aws_s3_bucket" "failed_events" {
  bucket = "event-gateway-failed-events-prod"
}

data "aws_iam_policy_document" "write_failed_events" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["${data.aws_s3_bucket.failed_events.arn}/prep-publisher/*"]
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [var.oidc_provider_arn]
    }
  }
}

resource "aws_iam_role" "prep_publisher" {
  name               = "${local.service}-prod"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "write_failed_events" {
  name   = "write-failed-events"
  role   = aws_iam_role.prep_publisher.id
  policy = data.aws_iam_policy_document.write_failed_events.json
}

data "aws_route53_zone" "internal" {
  name         = "internal.clovesoftware.com"
  private_zone = true
}

resource "aws_route53_record" "prep_publisher" {
  zone_id = data.aws_route53_zone.internal.zone_id
  name    = "prep-publisher-prod.internal.clovesoftware.com"
  type    = "CNAME"
  ttl     = 60
  records = [var.load_balancer_dns_name]
}
