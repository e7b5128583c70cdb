"""Mail: a letter becomes a message with links of ours, and leaves by the mail server of config.yaml.

Nothing is imported here: the links are needed always, the SMTP client only where config names a server.
"""
