"""What is read: passages of publications and of texts that were sent, and where each of their characters stands."""
