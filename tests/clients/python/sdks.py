"""The official Python SDKs through the gateway: each against its own provider and against another's.

usage: sdks.py URL KEY      prints one line a check; ends with 1 at the first that fails
"""

import sys

import anthropic
import openai
from google import genai

url, key = sys.argv[1:3]


def check(name, good):
    print(("ok   " if good else "FAIL ") + name, flush=True)
    if not good:
        sys.exit(1)


def openai_sdk():
    client = openai.OpenAI(api_key=key, base_url=url + "/v1", max_retries=0)
    for model in ("openai/gpt-4.1-mini", "anthropic/claude-sonnet-4-5", "google-ai-studio/gemini-2.5-flash"):
        said = [{"role": "user", "content": "Say hello"}]
        whole = client.chat.completions.create(model=model, messages=said)
        check(f"openai, {model}", bool(whole.choices[0].message.content) and whole.usage.prompt_tokens > 0)
        pieces = client.chat.completions.create(model=model, messages=said, stream=True)
        text = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
        check(f"openai, {model}, streamed", bool(text))
        answer = client.responses.create(model=model, input="Say hello")
        check(f"openai responses, {model}", bool(answer.output_text))
    for model in ("openai/text-embedding-3-small", "google-ai-studio/gemini-embedding-001"):
        vectors = client.embeddings.create(model=model, input=["one", "two"], dimensions=32)
        check(f"openai embeddings, {model}", [len(one.embedding) for one in vectors.data] == [32, 32])
    try:
        openai.OpenAI(api_key="gh_wrong", base_url=url + "/v1", max_retries=0).models.list()
        check("openai, a wrong key", False)
    except openai.AuthenticationError:
        check("openai, a wrong key", True)


def anthropic_sdk():
    client = anthropic.Anthropic(api_key=key, base_url=url, max_retries=0)
    for model in ("anthropic/claude-sonnet-4-5", "openai/gpt-4.1-mini"):
        said = [{"role": "user", "content": "Say hello"}]
        whole = client.messages.create(model=model, max_tokens=200, messages=said)
        check(f"anthropic, {model}", bool(whole.content[0].text) and whole.usage.input_tokens > 0)
        with client.messages.stream(model=model, max_tokens=200, messages=said) as stream:
            text = "".join(stream.text_stream)
        check(f"anthropic, {model}, streamed", bool(text))
    count = client.messages.count_tokens(model="openai/gpt-4.1-mini", messages=[{"role": "user", "content": "Hello there"}])
    check("anthropic, tokens of another vendor's model", 2 <= count.input_tokens <= 20)


def google_sdk():
    client = genai.Client(api_key=key, http_options={"base_url": url})
    for model in ("google-ai-studio/gemini-2.5-flash", "openai/gpt-4.1-mini"):
        whole = client.models.generate_content(model=model, contents="Say hello")
        check(f"google, {model}", bool(whole.text))
        text = "".join(piece.text or "" for piece in client.models.generate_content_stream(model=model, contents="Say hello"))
        check(f"google, {model}, streamed", bool(text))


openai_sdk()
anthropic_sdk()
google_sdk()
