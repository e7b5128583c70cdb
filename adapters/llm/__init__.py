"""Language models: one file each behind `LanguageModel` of `bot/ports`. None is imported where `brain: rules`."""
