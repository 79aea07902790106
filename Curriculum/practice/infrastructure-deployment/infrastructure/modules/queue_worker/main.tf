# A fleet of queue workers: one launch template, one auto-scaling group.
#
# The group has no scaling policy. A worker's load depends on the whole
# pipeline (more workers drain the orchestrators faster, but also press harder
# on every database behind them), so a person decides how many there are.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60"
    }
  }
}

variable "asg_name" {
  type        = string
  description = "Name of the auto-scaling group: qw/<what the workers do>."
}

variable "command" {
  type        = list(string)
  description = "Words of the command that the worker's supervisor keeps running."
}

variable "secret_environment" {
  type        = map(string)
  description = "Environment variable name => secret name; values stay out of Terraform."
  default     = {}
}

variable "ami_id" {
  type = string
}

variable "instance_type" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}

variable "service_tier" {
  type = number
}

variable "min_size" {
  type = number
}

variable "max_size" {
  type = number
}

variable "initial_capacity" {
  type        = number
  description = "Used when the group is created, and never again."
}

resource "aws_launch_template" "worker" {
  name          = replace(var.asg_name, "/", "-")
  image_id      = var.ami_id
  instance_type = var.instance_type

  user_data = base64encode(jsonencode({
    command            = var.command
    secret_environment = var.secret_environment
  }))
}

resource "aws_autoscaling_group" "worker" {
  name                = var.asg_name
  min_size            = var.min_size
  max_size            = var.max_size
  desired_capacity    = var.initial_capacity
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.worker.id
    version = aws_launch_template.worker.latest_version
  }

  tag {
    key                 = "service_tier"
    value               = tostring(var.service_tier)
    propagate_at_launch = true
  }

  # Without this an unrelated apply would undo what the on-call engineer set.
  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

output "autoscaling_group_name" {
  value = aws_autoscaling_group.worker.name
}
