"""Speed, as ratios and rates measured side by side; nothing here is a test."""
