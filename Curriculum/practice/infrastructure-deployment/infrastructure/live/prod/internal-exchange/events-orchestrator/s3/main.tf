# The durable end of the failure path. An event lands here when the primary
# cluster, the failed-writes topic and the DLQ have all refused it (one object an
# event), or when a client could not reach PrepPublisher (one object a batch).
#
# Nothing reads this bucket by itself. An object in it means that a person has
# to republish it with the runbook script, so an arrival raises an alert.

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

variable "alert_topic_arn" {
  type        = string
  description = "SNS topic that pages the Event Gateway on-call engineer."
}

locals {
  bucket_name    = "event-gateway-failed-events-prod"
  retention_days = 30
}

resource "aws_s3_bucket" "failed_events" {
  bucket = local.bucket_name

  lifecycle {
    prevent_destroy = true
  }
}

# Raw payloads hold customer data: no public access, encrypted at rest.
resource "aws_s3_bucket_public_access_block" "failed_events" {
  bucket                  = aws_s3_bucket.failed_events.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "failed_events" {
  bucket = aws_s3_bucket.failed_events.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

# A republish that goes wrong must be repeatable: keep overwritten objects.
resource "aws_s3_bucket_versioning" "failed_events" {
  bucket = aws_s3_bucket.failed_events.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "failed_events" {
  bucket = aws_s3_bucket.failed_events.id

  rule {
    id     = "expire-after-republish-window"
    status = "Enabled"

    filter {}

    expiration {
      days = local.retention_days
    }

    noncurrent_version_expiration {
      noncurrent_days = local.retention_days
    }
  }
}

resource "aws_s3_bucket_notification" "manual_republish_needed" {
  bucket = aws_s3_bucket.failed_events.id

  topic {
    topic_arn = var.alert_topic_arn
    events    = ["s3:ObjectCreated:*"]
  }
}

output "bucket_name" {
  value = aws_s3_bucket.failed_events.bucket
}
