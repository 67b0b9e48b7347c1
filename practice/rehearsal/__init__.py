"""Role-play: the workspace plays a colleague who asks, and a trainee practises the talk."""
