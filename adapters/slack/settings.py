"""What config.yaml says about Slack."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.config import PlatformConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The keys under `platforms.slack`, and the card places of the teams."""

    bot_token: str = field(repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    mode: str = "socket"
    dm: bool = True
    mention: bool = True
    channels: tuple[str, ...] = ()  # names with # or ids
    cards: tuple[str, ...] = ()


def settings_of(config: PlatformConfig, cards: tuple[str, ...]) -> Settings:
    """Return the settings; without `listen` it listens to direct messages and mentions."""
    written = config.settings
    listens = [word.strip() for word in written.get("listen", "dm,mention").split(",") if word.strip()]
    return Settings(
        bot_token=written.get("bot_token", ""),
        app_token=written.get("app_token", ""),
        signing_secret=written.get("signing_secret", ""),
        mode=written.get("mode", "socket"),
        dm="dm" in listens,
        mention="mention" in listens,
        channels=tuple(word for word in listens if word not in ("dm", "mention")),
        cards=cards,
    )
