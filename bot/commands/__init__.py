"""What the verbs of the command line do: each verb in `bot/cli` calls one function here, and imports it only then."""
