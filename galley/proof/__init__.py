"""What a copy editor does: reads publications and texts that were sent, and says what is wrong in them."""
