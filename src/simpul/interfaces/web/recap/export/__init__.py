"""The recap as files: what the page shows, in Indonesian, without a name."""
