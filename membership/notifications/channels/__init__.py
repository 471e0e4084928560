"""Ways a notice reaches somebody. Each channel has a folder; email and the inbox will stand beside sms."""
