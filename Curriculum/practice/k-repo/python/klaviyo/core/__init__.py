"""What every gateway service shares: broker, metrics, gates, settings."""
