"""Reading Block Kit as a person does: what is visible, what can be pressed, what is filled in."""
