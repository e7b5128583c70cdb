"""The Anthropic Messages API through the anthropic SDK 2.x, which is built on httpx2.

The SDK takes 1.5 to 4 seconds and 70 MB to import. It is imported in a thread, by `warm` once the port is open or else by the first
call; until then a call is `not_ready`, and the turn goes on without the model.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from adapters.llm.wire import CONNECT, count, why
from bot.errors import ModelTrouble
from bot.ports import Completion, Prompt

if TYPE_CHECKING:
    import anthropic
    import httpx2

ANSWERED = frozenset({"end_turn", "stop_sequence"})
STOPS: Mapping[str, str] = {"max_tokens": "cut_off", "model_context_window_exceeded": "cut_off", "refusal": "refused"}
"""`stop_reason` → trouble, as the Messages API names them."""


@dataclass(slots=True, kw_only=True)
class Claude:
    """A `LanguageModel`. Never retries: the SDK's own retries are off."""

    key: str = field(repr=False)
    model: str
    effort: str = "low"
    base_url: str = ""
    transport: Callable[[], httpx2.AsyncBaseTransport] | None = None  # for a counterpart in process
    _client: anthropic.AsyncAnthropic | None = field(default=None, repr=False)
    _loading: asyncio.Task[anthropic.AsyncAnthropic] | None = field(default=None, repr=False)

    async def complete(self, prompt: Prompt) -> Completion:
        client = await self.warm()
        import anthropic  # loaded by now

        try:
            answer = await client.messages.create(**self._request(prompt))
        except anthropic.APIStatusError as error:
            raise ModelTrouble(why(error.status_code)) from error
        except anthropic.APITimeoutError as error:
            raise ModelTrouble("timeout") from error
        except anthropic.APIConnectionError as error:
            raise ModelTrouble("unreachable") from error
        except (anthropic.AnthropicError, ValueError, TypeError, AttributeError) as error:
            raise ModelTrouble("not_the_api") from error
        return _completion(answer)

    async def warm(self) -> anthropic.AsyncAnthropic:
        """Load the SDK in a thread and return its client, once for all who come meanwhile; without a key load nothing."""
        if not self.key:
            raise ModelTrouble("not_allowed", "there is no key: set ANTHROPIC_API_KEY where Handraiser runs")
        if self._client is None:
            if self._loading is None:
                self._loading = asyncio.create_task(asyncio.to_thread(self._make))
            try:
                self._client = await asyncio.shield(self._loading)
            except ImportError as error:
                self._loading = None
                raise ModelTrouble("not_ready", "the package `anthropic` is not installed") from error
        return self._client

    async def close(self) -> None:
        """Close the connections."""
        if self._loading is not None and self._client is None:
            self._client = await self._loading
        if self._client is not None:
            await self._client.close()

    def _make(self) -> anthropic.AsyncAnthropic:
        import anthropic

        for logger in ("anthropic", "httpx2", "httpcore2"):  # at debug they write whole bodies, which are what people said
            logging.getLogger(logger).setLevel(logging.WARNING)
        made = self.transport() if self.transport else None
        http = anthropic.DefaultAsyncHttpxClient(transport=made) if made else anthropic.DefaultAsyncHttpxClient()
        return anthropic.AsyncAnthropic(
            api_key=self.key,
            base_url=self.base_url or None,
            timeout=anthropic.Timeout(600.0, connect=CONNECT),
            max_retries=0,
            http_client=http,
        )

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        """Return what is posted. One breakpoint stands behind the prefix; the other one, at the end, is the API's own to move."""
        cached: Mapping[str, str] = {"type": "ephemeral"}
        return {
            "model": self.model,
            "max_tokens": prompt.most,
            "system": [{"type": "text", "text": prompt.prefix, "cache_control": cached}],
            "messages": [{"role": role, "content": text} for role, text in prompt.messages],
            "cache_control": cached,
            "output_config": {"format": {"type": "json_schema", "schema": prompt.schema}, "effort": self.effort},
        }


def _completion(answer: anthropic.types.Message) -> Completion:
    """Return the answer. What came may be anything that JSON holds: the SDK builds its values without checking them."""
    stop, content = getattr(answer, "stop_reason", None), getattr(answer, "content", None)
    if not isinstance(content, list) or not isinstance(stop, str):
        raise ModelTrouble("not_the_api")
    if stop not in ANSWERED:
        raise ModelTrouble(STOPS.get(stop, "wrong_schema"))
    texts = [text for block in content if getattr(block, "type", "") == "text" and isinstance(text := getattr(block, "text", None), str)]
    usage = getattr(answer, "usage", None)
    return Completion(
        text="".join(texts),
        model=str(getattr(answer, "model", "")),
        fresh=count(getattr(usage, "input_tokens", 0)),
        cached=count(getattr(usage, "cache_read_input_tokens", 0)),
        written=count(getattr(usage, "cache_creation_input_tokens", 0)),
        out=count(getattr(usage, "output_tokens", 0)),
    )
