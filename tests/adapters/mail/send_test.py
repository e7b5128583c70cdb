"""Letters over the wire: what arrives, what a refusal means, and that nothing from outside breaks a header."""

from __future__ import annotations

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from adapters.mail import send as sending
from adapters.mail.examine import examine
from adapters.mail.links import Links
from adapters.mail.render import render
from adapters.mail.send import Mail
from adapters.mail.server import MOST, PAUSES
from bot.config import MailConfig
from bot.errors import GivenUp, RetryLater
from bot.model import Effect
from bot.model.letter import Letter
from tests.adapters.mail.letters import LETTER
from tests.adapters.mail.server import Box, only, serving

NOW = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)
LINKS = Links(key=b"k" * 32, clock=lambda: NOW, public_url="https://chat.northdesk.example", lasts=timedelta(days=14))


def effect(to: str = "theo@lanternfreight.example", letter: Letter = LETTER, attempts: int = 0) -> Effect:
    return Effect(
        id="0123456789abcdef01234567", conversation="c1", kind="mail", platform="mail", place=to, say=None, card=None,
        attempts=attempts, due_at=NOW, letter=letter,
    )  # fmt: skip


def mail(config: MailConfig, context: ssl.SSLContext | None = None) -> Mail:
    return Mail(config=config, links=LINKS, clock=lambda: NOW, context=context)


async def test_a_letter_arrives_with_its_id_from_the_effect_and_both_links() -> None:
    box = Box()
    async with serving(box) as config:
        ref = await mail(config).send(effect())
        again = await mail(config).send(effect())
    assert ref == again == "<0123456789abcdef01234567@northdesk.example>"  # a double can be told apart from a second mail
    (first, second) = box.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Auto-Submitted"] == "auto-generated"
    body = first.get_body(("plain",))
    assert body is not None
    assert "https://chat.northdesk.example/talk?lang=en#" in body.get_content()
    assert str(first["List-Unsubscribe"]).startswith("<https://chat.northdesk.example/talk/stop/")
    assert box.taken[0].rcpt_tos == ["theo@lanternfreight.example"]
    assert max(len(line) for line in bytes(box.mails[0]).splitlines()) < 998  # RFC 5322, 2.1.1


@pytest.mark.parametrize(
    "evil", ["Dana\r\nBcc: all@evil.example", "Dana\nX-Evil: 1", "Dana\u2028Bcc: a@evil.example", "\u202eDana\x00\x1b[2J"]
)
async def test_a_name_cannot_break_out_of_its_header(evil: str) -> None:
    box = Box()
    async with serving(box) as config:
        await mail(config).send(effect(letter=replace(LETTER, sender=evil, subject=evil, firm=evil)))
    (taken,) = box.mails
    assert taken["Bcc"] is None
    assert taken["X-Evil"] is None
    assert box.taken[0].rcpt_tos == ["theo@lanternfreight.example"]
    assert "\u202e" not in str(taken["From"])


@pytest.mark.parametrize("name", ["오세린, Northdesk", "佐藤 花、株式会社ノースデスク", 'O"Neil, <b>', "a" * 5_000, "", "😀"])
async def test_every_name_arrives_as_it_is_written(name: str) -> None:
    box = Box()
    async with serving(box) as config:
        await mail(config).send(effect(letter=replace(LETTER, sender=name)))
    (sender,) = box.mails[0]["From"].addresses
    assert sender.addr_spec == "hello@northdesk.example"
    assert sender.display_name == name[:200]


@pytest.mark.parametrize("to", ["", "@", "theo", "a b@c.example", "a@b@c.example", "a@b.example\r\nRCPT TO:<x@y.example>", "x" * 80 + "@"])
async def test_an_address_that_no_mail_can_go_to_is_given_up_without_a_word_to_the_server(to: str) -> None:
    box = Box()
    async with serving(box) as config:
        with pytest.raises(GivenUp):
            await mail(config).send(effect(to))
    assert box.tries == 0


async def test_a_domain_of_other_letters_is_sent_in_its_ascii_form() -> None:
    box = Box()
    async with serving(box) as config:
        await mail(config).send(effect("sato@例え.jp"))
    assert box.taken[0].rcpt_tos == ["sato@xn--r8jz45g.jp"]


async def test_an_address_of_other_letters_goes_by_smtputf8_or_not_at_all() -> None:
    box = Box()
    async with serving(box) as config:
        await mail(config).send(effect("세린@ondam.example"))
    assert box.taken[0].rcpt_tos == ["세린@ondam.example"]
    async with serving(Box(), enable_SMTPUTF8=False) as config:
        with pytest.raises(GivenUp):
            await mail(config).send(effect("세린@ondam.example"))


@pytest.mark.parametrize(
    ("box", "error"),
    [
        (Box(rcpt=["550 5.1.1 no such user"]), GivenUp),
        (Box(data=["554 5.7.1 spam"]), GivenUp),
        (Box(rcpt=["450 4.2.0 greylisted"]), RetryLater),
        (Box(data=["452 4.3.1 full"]), RetryLater),
        (Box(sender=["550 5.7.1 not yours"]), RetryLater),  # our own fault, not the prospect's address
        (Box(rcpt=["421 4.7.0 too busy"]), RetryLater),
    ],
)
async def test_a_refusal_for_good_is_given_up_and_any_other_is_tried_again(box: Box, error: type[Exception]) -> None:
    async with serving(box) as config:
        with pytest.raises(error) as caught:
            await mail(config).send(effect())
    assert "theo" not in str(caught.value)


async def test_a_server_that_is_not_there_is_tried_again_ever_more_slowly_for_days() -> None:
    config = MailConfig(host="127.0.0.1", port=9, security="none", sender="hello@northdesk.example")
    waits = []
    for attempts in range(MOST):
        with pytest.raises(RetryLater) as caught:
            await mail(config).send(effect(attempts=attempts))
        waits.append(caught.value.seconds)
    assert waits[: len(PAUSES)] == list(PAUSES)
    assert sum(waits) > 4 * 86_400
    with pytest.raises(GivenUp):
        await mail(config).send(effect(attempts=MOST))


async def test_a_server_that_hangs_is_left_within_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "SLOWEST", 0.3)
    async with serving(Box(stall=30)) as config:
        began = datetime.now(UTC)
        with pytest.raises(RetryLater):
            await mail(config).send(effect())
        assert datetime.now(UTC) - began < timedelta(seconds=5)


def certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return what a server on 127.0.0.1 shows, and what a client needs to trust it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key(), serial_number=1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(secret)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


async def test_starttls_and_login_are_kept_and_a_certificate_that_does_not_hold_sends_nothing(tmp_path: Path) -> None:
    server, trusting = certified(tmp_path)
    box = Box()
    options = {"tls_context": server, "require_starttls": True, "authenticator": only("hr", "s3cret"), "auth_required": True}
    async with serving(box, **options) as plain:
        config = replace(plain, security="starttls", user="hr", password="s3cret")
        await mail(config, trusting).send(effect())
        assert len(box.taken) == 1
        assert (await examine(config, trusting)).ok
        with pytest.raises(RetryLater):
            await mail(config).send(effect())  # nobody vouches for this certificate
        with pytest.raises(RetryLater):
            await mail(replace(config, password="wrong"), trusting).send(effect())
        assert len(box.taken) == 1
        assert "certificate" in (await examine(config)).what
        wrong = await examine(replace(config, password="wrong"), trusting)
        assert "does not take the login" in wrong.what
        assert "wrong" not in wrong.what


async def test_doctor_names_the_step_that_fails() -> None:
    async with serving(Box()) as config:
        assert (await examine(config)).ok
        assert "STARTTLS" in (await examine(replace(config, security="starttls"))).what
        assert "login" in (await examine(replace(config, user="hr", password="x"))).what
    async with serving(Box(sender=["550 5.7.1 not yours"])) as config:
        found = await examine(config)
        assert not found.ok
        assert "mail.from" in found.cure
    nobody = await examine(replace(config, port=9))
    assert not nobody.ok
    assert "reach" in nobody.what


def test_an_invitation_goes_along_with_its_method() -> None:
    enclosed = ("meeting.ics", "text/calendar; method=REQUEST", b"BEGIN:VCALENDAR")
    made = render(LETTER, to="theo@lanternfreight.example", sender="hello@northdesk.example", id="<1@x>", at=NOW, attachments=[enclosed])
    (part,) = made.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part.get_param("method") == "REQUEST"
    assert part.get_filename() == "meeting.ics"
    assert "talk" not in bytes(made).decode("ascii")  # without links nothing of them is left


def test_markup_in_words_is_text() -> None:
    made = render(
        replace(LETTER, lines=(("<i>D</i>", '<script>alert("1")</script>'),)),
        to="theo@lanternfreight.example",
        sender="hello@northdesk.example",
        id="<1@x>",
        at=NOW,
        resume='https://x.example/"><b>',
    )
    body = made.get_body(("html",))
    assert body is not None
    html = body.get_content()
    assert "<script" not in html
    assert "<i>" not in html
    assert "<b>" not in html
