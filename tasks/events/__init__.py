"""Accounts → events: pure decisions on plain records."""
