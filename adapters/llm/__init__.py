"""Language models: one file each behind `LanguageModel` of `bot/ports.py`. None is imported where `brain: rules`."""
