"""Mails, and what they quote."""
