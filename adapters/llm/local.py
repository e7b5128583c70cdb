"""Models behind an OpenAI-compatible `/chat/completions`: Ollama, vLLM, llama.cpp, LM Studio and the like, on one's own machine.

The request follows the API reference of OpenAI's Chat Completions (`response_format` of type json_schema, strict), which Ollama
(docs/openai.md) and vLLM (OpenAI-compatible server) take as well.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.llm.wire import CONNECT, LONGEST_BODY, count, why
from bot.errors import ModelTrouble
from bot.ports import Completion, Prompt

if TYPE_CHECKING:
    import httpx2

OLLAMA = "http://127.0.0.1:11434/v1"
"""Where Ollama listens unless it is told otherwise."""

STOPS: Mapping[str, str] = {"length": "cut_off", "content_filter": "refused"}
"""`finish_reason` → trouble."""


@dataclass(slots=True, kw_only=True)
class Local:
    """A `LanguageModel`. Never retries."""

    model: str
    base_url: str = OLLAMA
    key: str = field(default="", repr=False)
    transport: Callable[[], httpx2.AsyncBaseTransport] | None = None
    _client: httpx2.AsyncClient | None = field(default=None, repr=False)

    async def complete(self, prompt: Prompt) -> Completion:
        client = await self.warm()
        import httpx2

        try:
            async with client.stream("POST", f"{self.base_url.rstrip('/')}/chat/completions", json=self._request(prompt)) as response:
                if response.status_code >= 400:
                    raise ModelTrouble(why(response.status_code))
                body = await _body(response)
        except httpx2.TimeoutException as error:
            raise ModelTrouble("timeout") from error
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
            raise ModelTrouble("unreachable") from error
        return _completion(body)

    async def warm(self) -> httpx2.AsyncClient:
        """Load the HTTP client in a thread and return it."""
        if self._client is None:
            self._client = await asyncio.to_thread(self._make)
        return self._client

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()

    def _make(self) -> httpx2.AsyncClient:
        import httpx2

        for logger in ("httpx2", "httpcore2"):
            logging.getLogger(logger).setLevel(logging.WARNING)
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return httpx2.AsyncClient(
            headers=headers, timeout=httpx2.Timeout(600.0, connect=CONNECT), transport=self.transport() if self.transport else None
        )

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        messages = [{"role": "system", "content": prompt.prefix}]
        messages += [{"role": role, "content": text} for role, text in prompt.messages]
        form = {"type": "json_schema", "json_schema": {"name": "turn", "strict": True, "schema": prompt.schema}}
        return {"model": self.model, "messages": messages, "max_tokens": prompt.most, "temperature": 0, "response_format": form}


async def _body(response: httpx2.Response) -> bytes:
    """Return the body, up to a size that no answer of ours has."""
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise ModelTrouble("too_large")
    return body


def _completion(body: bytes) -> Completion:
    import json

    try:
        given = json.loads(body)
        choice = given["choices"][0]
        text, stop = choice["message"]["content"], choice.get("finish_reason")
        used = given.get("usage") or {}
        details = used.get("prompt_tokens_details") or {}
        cached = count(details.get("cached_tokens", 0))
        tokens = count(used.get("prompt_tokens", 0)), count(used.get("completion_tokens", 0))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ModelTrouble("not_the_api") from error
    if stop in STOPS:
        raise ModelTrouble(STOPS[stop])
    if not isinstance(text, str):
        raise ModelTrouble("empty" if text is None else "not_the_api")
    return Completion(text=text, model=str(given.get("model", "")), fresh=max(0, tokens[0] - cached), cached=cached, out=tokens[1])
