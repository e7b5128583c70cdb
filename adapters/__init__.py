"""The world around the core: platforms, pages, connectors. Each outside thing is one file or one drawer."""
