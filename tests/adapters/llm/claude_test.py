"""The Messages API as the anthropic SDK speaks it: what is posted, what comes back, and everything that is not the API."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import pytest

from adapters.llm.claude import Claude
from adapters.llm.local import Local
from bot.brain.trouble import TROUBLES
from bot.errors import ModelTrouble
from bot.ports import Completion, Prompt

PROMPT = Prompt(prefix="rules", messages=(("user", "a"), ("assistant", "b"), ("user", "c")), schema={"type": "object"}, most=700)
GOOD: Mapping[str, Any] = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude-sonnet-5-5",
    "content": [{"type": "text", "text": "{}"}],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 10, "output_tokens": 5, "cache_read_input_tokens": 7, "cache_creation_input_tokens": 3},
}
"""A message as the API reference of the Messages API shows it."""

Handler = Callable[[httpx2.Request], httpx2.Response]


def claude(handler: Handler, **given: Any) -> Claude:  # noqa: ANN401 - fields of Claude
    return Claude(**{"key": "sk-test", "model": "claude-sonnet-5-5", "transport": lambda: httpx2.MockTransport(handler), **given})


async def asked(handler: Handler, **given: Any) -> Completion:  # noqa: ANN401 - fields of Claude
    model = claude(handler, **given)
    try:
        return await model.complete(PROMPT)
    finally:
        await model.close()


async def trouble(handler: Handler, **given: Any) -> str:  # noqa: ANN401 - fields of Claude
    with pytest.raises(ModelTrouble) as caught:
        await asked(handler, **given)
    assert caught.value.why in TROUBLES
    return caught.value.why


async def test_what_is_posted() -> None:
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json=GOOD)

    completion = await asked(handler, effort="medium")
    (request,) = seen
    body = json.loads(request.content)
    assert request.url.path == "/v1/messages"
    assert request.headers["authorization"] == "Bearer sk-test"
    assert body["system"] == [{"type": "text", "text": "rules", "cache_control": {"type": "ephemeral"}}]
    assert body["messages"] == [{"role": who, "content": text} for who, text in PROMPT.messages]
    assert body["output_config"] == {"format": {"type": "json_schema", "schema": {"type": "object"}}, "effort": "medium"}
    assert (body["model"], body["max_tokens"], body["cache_control"]) == ("claude-sonnet-5-5", 700, {"type": "ephemeral"})
    assert not {"temperature", "tools", "stream"} & set(body)
    assert completion == Completion(text="{}", model="claude-sonnet-5-5", fresh=10, cached=7, written=3, out=5)


def error(status: int, kind: str) -> Handler:
    return lambda request: httpx2.Response(
        status, json={"type": "error", "error": {"type": kind, "message": "m"}}, headers={"retry-after": "60"}
    )


@pytest.mark.parametrize(
    ("status", "kind", "why"),
    [
        (400, "invalid_request_error", "bad_request"),
        (401, "authentication_error", "not_allowed"),
        (403, "permission_error", "not_allowed"),
        (404, "not_found_error", "no_model"),
        (413, "request_too_large", "bad_request"),
        (429, "rate_limit_error", "rate_limited"),
        (500, "api_error", "overloaded"),
        (503, "api_error", "overloaded"),
        (529, "overloaded_error", "overloaded"),
    ],
)
async def test_a_status_is_named_and_nothing_is_tried_again(status: int, kind: str, why: str) -> None:
    calls: list[int] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        calls.append(1)
        return error(status, kind)(request)

    assert await trouble(handler) == why
    assert len(calls) == 1


def answers(**changed: Any) -> Handler:  # noqa: ANN401 - JSON
    return lambda request: httpx2.Response(200, json={**GOOD, **changed})


@pytest.mark.parametrize(
    ("handler", "why"),
    [
        (answers(stop_reason="refusal"), "refused"),
        (answers(stop_reason="max_tokens"), "cut_off"),
        (answers(stop_reason="model_context_window_exceeded"), "cut_off"),
        (answers(stop_reason="tool_use"), "wrong_schema"),
        (answers(stop_reason=None), "not_the_api"),
        (answers(content=None), "not_the_api"),
        (answers(content="text"), "not_the_api"),
        (lambda r: httpx2.Response(200, text="<html>Welcome to nginx</html>", headers={"content-type": "text/html"}), "not_the_api"),
        (lambda r: httpx2.Response(200, text="{", headers={"content-type": "application/json"}), "not_the_api"),
        (lambda r: httpx2.Response(200, json=[]), "not_the_api"),
        (lambda r: httpx2.Response(200, json={"hello": "world"}), "not_the_api"),
        (lambda r: httpx2.Response(200, json=None), "not_the_api"),
        (lambda r: httpx2.Response(200, content=b"\xff\xfe\x00", headers={"content-type": "application/json"}), "not_the_api"),
        (lambda r: httpx2.Response(200, json="text"), "not_the_api"),
        (lambda r: httpx2.Response(302, headers={"location": "https://login.example/"}), "unreachable"),
    ],
    ids=(
        "refusal max_tokens window tool no_stop no_content text html half list other null bytes string redirect".split()  # noqa: SIM905 - on one line
    ),
)
async def test_what_is_no_answer_is_named(handler: Handler, why: str) -> None:
    assert await trouble(handler) == why


@pytest.mark.parametrize(
    ("broken", "why"), [(httpx2.ReadTimeout, "timeout"), (httpx2.ConnectError, "unreachable"), (httpx2.RemoteProtocolError, "unreachable")]
)
async def test_a_broken_transport_is_named(broken: type[Exception], why: str) -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        raise broken("x")

    assert await trouble(handler) == why


async def test_odd_counts_of_tokens_count_nothing() -> None:
    usage = {"input_tokens": None, "output_tokens": -5, "cache_read_input_tokens": "many", "cache_creation_input_tokens": 1e300}
    completion = await asked(answers(usage=usage))
    assert (completion.fresh, completion.cached, completion.out) == (0, 0, 0)
    assert (await asked(answers(usage=None))).out == 0


async def test_without_a_key_nothing_is_sent_and_it_is_said() -> None:
    assert await trouble(lambda r: pytest.fail("sent"), key="") == "not_allowed"


async def test_the_sdk_is_loaded_once_by_whoever_comes_first() -> None:
    model = claude(answers())
    one, two = await asyncio.gather(model.warm(), model.warm())
    assert one is two
    await model.close()


def test_the_key_is_in_no_representation() -> None:
    assert "sk-test" not in repr(claude(answers()))


async def test_no_word_of_a_prompt_or_an_answer_is_logged_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    canary = Prompt(prefix="canary-prefix", messages=(("user", "canary-words"),), schema={}, most=5)
    model = claude(answers(content=[{"type": "text", "text": "canary-answer"}]))
    await model.warm()
    assert (await model.complete(canary)).text == "canary-answer"
    await model.close()
    with pytest.raises(ModelTrouble):
        await claude(error(400, "canary-kind")).complete(canary)
    assert "canary" not in caplog.text


# an OpenAI-compatible one

LOCAL: Mapping[str, Any] = {
    "id": "c1",
    "object": "chat.completion",
    "model": "qwen3:8b",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "{}"}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 50, "completion_tokens": 5, "total_tokens": 55, "prompt_tokens_details": {"cached_tokens": 40}},
}
"""A completion as Ollama and vLLM answer it (OpenAI's Chat Completions API reference)."""


async def local(handler: Handler, **given: Any) -> Completion:  # noqa: ANN401 - fields of Local
    model = Local(**{"model": "qwen3:8b", "transport": lambda: httpx2.MockTransport(handler), **given})
    try:
        return await model.complete(PROMPT)
    finally:
        await model.close()


async def test_a_local_model_is_asked_as_openai_would_be() -> None:
    seen: list[httpx2.Request] = []

    def handler(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json=LOCAL)

    completion = await local(handler, base_url="http://127.0.0.1:8000/v1/", key="k")
    body = json.loads(seen[0].content)
    assert str(seen[0].url) == "http://127.0.0.1:8000/v1/chat/completions"
    assert seen[0].headers["authorization"] == "Bearer k"
    assert [one["role"] for one in body["messages"]] == ["system", "user", "assistant", "user"]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert completion == Completion(text="{}", model="qwen3:8b", fresh=10, cached=40, out=5)


@pytest.mark.parametrize(
    ("handler", "why"),
    [
        (lambda r: httpx2.Response(404, json={"error": "model not found"}), "no_model"),
        (lambda r: httpx2.Response(500), "overloaded"),
        (lambda r: httpx2.Response(200, text="<html>"), "not_the_api"),
        (lambda r: httpx2.Response(200, json={"choices": []}), "not_the_api"),
        (lambda r: httpx2.Response(200, json={"choices": [{"message": {"content": None}, "finish_reason": "stop"}]}), "empty"),
        (lambda r: httpx2.Response(200, json={"choices": [{"message": {"content": "x"}, "finish_reason": "length"}]}), "cut_off"),
        (lambda r: httpx2.Response(200, content=b"x" * 3_000_000), "too_large"),
        (lambda r: httpx2.Response(200, text="[" * 100_000), "not_the_api"),
    ],
    ids=["404", "500", "html", "no choices", "null", "length", "3 MB", "deep"],
)
async def test_a_local_model_s_trouble_is_named(handler: Handler, why: str) -> None:
    with pytest.raises(ModelTrouble) as caught:
        await local(handler)
    assert caught.value.why == why


async def test_where_no_local_model_listens_it_is_unreachable() -> None:
    model = Local(model="m", base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelTrouble) as caught:
        await model.complete(PROMPT)
    await model.close()
    assert caught.value.why == "unreachable"
